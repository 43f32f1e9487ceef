# Threads by their plain functions.
import _thread

lock, done = _thread.allocate_lock(), []
lock.acquire()


def work(a, b=0):
    done.append((a, b, _thread.get_ident() != main))
    lock.release()
    _thread.exit()


main = _thread.get_ident()
print(type(_thread.start_new_thread(work, (1,), {"b": 2})) is int)
with lock:
    print(done, lock.locked(), isinstance(lock, _thread.LockType))
print(lock.locked(), _thread.TIMEOUT_MAX > 1e6, _thread.error, type(_thread.RLock()).__name__)
for wrong in ((1, ()), (print, []), (print, (), 3)):
    try:
        _thread.start_new_thread(*wrong)
    except TypeError as e:
        print(e)
try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print("interrupted")
