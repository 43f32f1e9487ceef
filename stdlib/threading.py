"""Locks and thread-local data for one thread. A VM runs one thread: starting another raises RuntimeError, and so does
waiting for what only another could bring."""
import time as _time

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
           "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
           "Timer", "ThreadError", "local", "get_native_id", "settrace", "setprofile", "stack_size", "excepthook"]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


def _deadlock(what):
    raise RuntimeError(f"{what} would wait for ever: there is only one thread in this version")


class Lock:
    """A lock."""

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not self._locked:
            self._locked = True
            return True
        if not blocking:
            return False
        if timeout < 0:
            _deadlock("Lock.acquire()")
        _time.sleep(timeout)
        return False

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


class RLock:
    """A lock that its holder may take again."""

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def _is_owned(self):
        return self._count > 0

    def __repr__(self):
        return (f"<{'locked' if self._count else 'unlocked'} _thread.RLock object owner={1 if self._count else 0}"
                f" count={self._count} at {id(self):#x}>")


class Event:
    """A flag."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                _deadlock("Event.wait()")
            _time.sleep(max(timeout, 0))
        return self._flag

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"


class Condition:
    """A lock whose holder can wait to be notified."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            _deadlock("Condition.wait()")
        _time.sleep(max(timeout, 0))
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    """A counter that does not go below 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value:
            self._value -= 1
            return True
        if not blocking:
            return False
        if timeout is None:
            _deadlock("Semaphore.acquire()")
        _time.sleep(max(timeout, 0))
        return False

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that may not be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Where threads wait for each other; one thread is no company."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action, self.n_waiting, self.broken = parties, action, 0, False

    def wait(self, timeout=None):
        if self.parties > 1:
            _deadlock("Barrier.wait()")
        if self._action:
            self._action()
        return 0


class local:
    """Attributes of this thread: with one thread, plain attributes."""


class Thread:
    """A thread that cannot be started."""

    _numbers = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            Thread._numbers += 1
            name = f"Thread-{Thread._numbers}" + (f" ({target.__name__})" if hasattr(target, "__name__") else "")
        self._target, self._args, self._kwargs, self.name = target, args, {} if kwargs is None else kwargs, str(name)
        self.daemon, self.ident, self.native_id = bool(daemon), None, None

    def start(self):
        raise RuntimeError("can't start new thread: a VM runs one thread in this version")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started" if self.ident is None
                           else "cannot join current thread")

    def is_alive(self):
        return self.ident is not None

    def isDaemon(self):
        return self.daemon

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        return f"<{type(self).__name__}({self.name}, {'initial' if self.ident is None else 'started'}"\
               f"{' daemon' if self.daemon else ''}{'' if self.ident is None else f' {self.ident}'})>"


class Timer(Thread):
    """A thread that would call a function later."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function

    def cancel(self):
        pass


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        import posix
        self.ident, self.native_id = 1, posix.getpid()


_main = _MainThread()


def current_thread():
    return _main


def main_thread():
    return _main


currentThread = current_thread


def enumerate():
    return [_main]


def active_count():
    return 1


activeCount = active_count


def get_ident():
    return _main.ident


def get_native_id():
    return _main.native_id


def stack_size(size=0):
    return 0


def settrace(func):
    import sys
    sys.settrace(func)


def setprofile(func):
    import sys
    sys.setprofile(func)


def excepthook(args, /):
    """What would be told of an exception in a thread."""
    import sys
    import traceback
    print(f"Exception in thread {args.thread.name if args.thread else '?'}:", file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook
