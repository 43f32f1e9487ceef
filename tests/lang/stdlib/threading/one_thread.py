import threading


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False))
print(lock.locked(), repr(lock).split(" at ")[0])
show(lock.release)
again = threading.RLock()
with again:
    with again:
        print("twice")
show(again.release)
event = threading.Event()
print(event.is_set(), event.wait(0))
event.set()
print(event.is_set(), event.wait())
data = threading.local()
data.x = 1
print(data.x, threading.current_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count())
semaphore = threading.BoundedSemaphore(1)
with semaphore:
    print(semaphore.acquire(blocking=False))
show(semaphore.release)
show(threading.Thread(target=print).join)
