"""Threads that take turns: one runs until it waits (for a lock, a queue, another thread, in time.sleep()), then the next.
A new thread runs at once; the one that started it goes on when the new one waits or has ended. Where all threads wait for
each other, RuntimeError is raised in the main thread, or in the one that would have been the last to wait."""
import _fiber
import sys as _sys
import time as _time
from collections import deque as _deque
from heapq import heappop as _heappop, heappush as _heappush
from itertools import count as _count
from time import monotonic as _monotonic

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
           "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
           "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs",
           "getprofile", "gettrace", "get_native_id"]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0

_ready = _deque()          # threads that could run
_sleepers = []             # heap of (time, number, thread, the thread's turn)
_numbers = _count()
_plain_sleep = _time.sleep
_current = None            # the thread that runs; set below
_polls = 0


def _wake_sleepers():
    now = _monotonic()
    while _sleepers and _sleepers[0][0] <= now:
        _, _, thread, turn = _heappop(_sleepers)
        if thread._turn == turn:
            _wake(thread)


def _next_thread():
    """Who goes on, once somebody can; None: nobody ever will."""
    while True:
        if _sleepers:
            _wake_sleepers()
        if _ready:
            return _ready.popleft()
        while _sleepers and _sleepers[0][2]._turn != _sleepers[0][3]:
            _heappop(_sleepers)
        if not _sleepers:
            return None
        _fiber.on_sleep(None)
        try:
            _plain_sleep(max(0, _sleepers[0][0] - _monotonic()))
        finally:
            _fiber.on_sleep(_sleep)


def _wake(thread):
    """A thread that waits may go on."""
    if thread._waits:
        thread._waits = False
        thread._turn += 1
        _ready.append(thread)


def _wait(deadline=None):
    """Until somebody wakes this thread, or until then."""
    global _current
    me = _current
    me._waits = True
    if deadline is not None:
        _heappush(_sleepers, (deadline, next(_numbers), me, me._turn))
    try:
        thread = _next_thread()
    except BaseException:
        me._waits = False
        me._turn += 1
        raise
    if thread is None:
        if me is _main or not _main._waits:
            me._waits = False
            _deadlock()
        _main._waits, _main._stuck, thread = False, True, _main
    if thread is not me:
        _current = thread
        try:
            _fiber.switch(thread._fiber)
        finally:
            if me._waits:
                me._waits = False
                me._turn += 1
    if me._stuck:
        me._stuck = False
        _deadlock()


def _deadlock():
    raise RuntimeError("all threads wait for each other: none of them would ever go on")


def _yield():
    """The others have a turn first, if they can run."""
    if _sleepers:
        _wake_sleepers()
    if _ready:
        _current._waits = True
        _wake(_current)
        _wait_turn()


def _wait_turn():
    global _current
    thread, me = _ready.popleft(), _current
    if thread is not me:
        _current = thread
        _fiber.switch(thread._fiber)


def _polled():
    """What asks again and again without waiting must not keep the others from running."""
    global _polls
    _polls += 1
    if _polls >= 20:
        _polls = 0
        _yield()


def _deadline(timeout):
    return None if timeout is None or timeout < 0 else _monotonic() + timeout


def _sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds:
        deadline = _monotonic() + seconds
        while _monotonic() < deadline:
            _wait(deadline)
    else:
        _yield()


class _Waiters:
    """Threads that wait for the same thing, the first one first."""

    __slots__ = ("threads",)

    def __init__(self):
        self.threads = _deque()

    def wait(self, deadline):
        """Whether somebody woke this thread before that time."""
        me = _current
        self.threads.append(me)
        try:
            _wait(deadline)
        finally:
            woken = me not in self.threads
            if not woken:
                self.threads.remove(me)
        return woken

    def wake(self, n=1):
        threads = self.threads
        while threads and n:
            _wake(threads.popleft())
            n -= 1


class Lock:
    """A lock."""

    def __init__(self):
        self._locked, self._waiters = False, None

    def acquire(self, blocking=True, timeout=-1):
        if not self._locked and timeout == -1:
            self._locked = True
            return True
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if timeout > TIMEOUT_MAX:
            raise OverflowError("timeout value is too large")
        if not self._locked:
            self._locked = True
            return True
        if not blocking:
            _polled()
            return False
        if self._waiters is None:
            self._waiters = _Waiters()
        deadline = _deadline(timeout)
        while self._locked:
            if not self._waiters.wait(deadline) and self._locked and deadline is not None and _monotonic() >= deadline:
                return False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False
        if self._waiters is not None:
            self._waiters.wake()

    def locked(self):
        return self._locked

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.lock' object")

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


class RLock:
    """A lock that its holder may take again."""

    def __init__(self):
        self._owner, self._count, self._waiters = None, 0, _Waiters()

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def acquire(self, blocking=True, timeout=-1):
        if self._owner is _current:
            self._count += 1
            return True
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        deadline = _deadline(timeout)
        while self._owner is not None:
            if not blocking:
                _polled()
                return False
            if not self._waiters.wait(deadline) and self._owner is not None and deadline is not None \
                    and _monotonic() >= deadline:
                return False
        self._owner, self._count = _current, 1
        return True

    def release(self):
        if self._owner is not _current:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._waiters.wake()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def _is_owned(self):
        return self._owner is _current

    def _release_save(self):
        count, self._count, self._owner = self._count, 0, None
        self._waiters.wake()
        return count

    def _acquire_restore(self, count):
        self.acquire()
        self._count = count

    def __repr__(self):
        return (f"<{'locked' if self._count else 'unlocked'} _thread.RLock object "
                f"owner={self._owner.ident if self._owner else 0} count={self._count} at {id(self):#x}>")


class Condition:
    """A lock whose holder can wait to be notified."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = _deque()
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        mine = _Waiters()
        self._waiters.append(mine)
        if hasattr(self._lock, "_release_save"):
            saved = self._lock._release_save()
        else:
            self._lock.release()
        notified = False
        try:
            deadline = None if timeout is None else _monotonic() + max(timeout, 0)
            while not notified:
                notified = mine.wait(deadline)
                if not notified and deadline is not None and _monotonic() >= deadline:
                    break
            return notified
        finally:
            if hasattr(self._lock, "_acquire_restore"):
                self._lock._acquire_restore(saved)
            else:
                self._lock.acquire()
            if not notified and mine in self._waiters:
                self._waiters.remove(mine)

    def wait_for(self, predicate, timeout=None):
        deadline = None if timeout is None else _monotonic() + timeout
        result = predicate()
        while not result:
            left = None
            if deadline is not None:
                left = deadline - _monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n:
            self._waiters.popleft().wake()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"


class Event:
    """A flag."""

    def __init__(self):
        self._flag, self._waiters = False, _Waiters()

    def is_set(self):
        if not self._flag:
            _polled()
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True
        self._waiters.wake(-1)

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        deadline = None if timeout is None else _monotonic() + max(timeout, 0)
        while not self._flag:
            if self._waiters.wait(deadline):
                return True
            if deadline is not None and _monotonic() >= deadline:
                break
        return self._flag

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"


class Semaphore:
    """A counter that does not go below 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value, self._waiters = value, _Waiters()

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = None if timeout is None else _monotonic() + max(timeout, 0)
        while not self._value:
            if not blocking:
                _polled()
                return False
            if not self._waiters.wait(deadline) and not self._value and deadline is not None \
                    and _monotonic() >= deadline:
                return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        self._waiters.wake(n)

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: value={self._value}>"


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
        self._waiters.wake(n)

    def __repr__(self):
        return (f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: "
                f"value={self._value}/{self._initial_value}>")


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Where threads wait for each other."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._parties, self._action, self._timeout = parties, action, timeout
        self._state, self._inside = "filling", 0

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}"
        if self.broken:
            return f"<{name}: broken>"
        return f"<{name}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ("draining", "resetting"):
                self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._inside
            self._inside += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return index
            finally:
                self._inside -= 1
                if not self._inside and self._state in ("resetting", "draining"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = "draining"
            self._cond.notify_all()
        except BaseException:
            self._break()
            raise

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._inside:
                if self._state in ("filling", "broken"):
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._inside if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


class local:
    """Attributes that each thread has of its own."""

    __slots__ = ("_local__threads", "_local__arguments", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__arguments", (args, kwargs))
        object.__setattr__(self, "_local__threads", {_current: object.__getattribute__(self, "__dict__")})
        return self

    def __getattribute__(self, name):
        _enter_local(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _enter_local(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _enter_local(self)
        object.__delattr__(self, name)


_locals_of = {}


def _enter_local(self):
    """Gives it the attributes of the thread that runs."""
    get = object.__getattribute__
    threads = get(self, "_local__threads")
    own = threads.get(_current)
    if own is None:
        threads[_current] = own = {}
        object.__setattr__(self, "__dict__", own)
        _locals_of.setdefault(_current, []).append(threads)
        if type(self).__init__ is not object.__init__:
            args, kwargs = get(self, "_local__arguments")
            type(self).__init__(self, *args, **kwargs)
    elif own is not get(self, "__dict__"):
        object.__setattr__(self, "__dict__", own)


_thread_numbers = _count(1)
_alive = {}                 # ident: thread
_idents = _count(140000000000001)


class Thread:
    """A thread."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            name = f"Thread-{next(_thread_numbers)}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target, self._args, self._kwargs, self._name = target, args, {} if kwargs is None else kwargs, str(name)
        self._daemonic = _current.daemon if daemon is None else daemon
        self._ident, self._fiber, self._waits, self._turn, self._stuck = None, None, False, 0, False
        self._ended, self._joiners, self._initialized = False, _Waiters(), True
        self._started = Event()

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("threads can only be started once")
        global _current
        me = _current
        self._ident = next(_idents)
        _alive[self._ident] = self
        self._started.set()
        _fiber.on_sleep(_sleep)
        me._waits = True
        _wake(me)
        _current = self
        try:
            _fiber.start(self._bootstrap)
        except (MemoryError, NotImplementedError, RuntimeError) as e:
            _current = me
            if me in _ready:
                _ready.remove(me)
            del _alive[self._ident]
            self._ident = None
            reason = f": {e}" if isinstance(e, RuntimeError) else ""
            raise RuntimeError(f"can't start new thread{reason}") from None

    def _bootstrap(self):
        self._fiber = _fiber.current()
        try:
            if _hooks[0] is not None:
                _sys.settrace(_hooks[0])
            if _hooks[1] is not None:
                _sys.setprofile(_hooks[1])
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            _report(self, error)
            del error
        return self._end()

    def _end(self):
        """Who goes on when this thread has ended."""
        global _current
        self._ended = True
        _alive.pop(self._ident, None)
        for threads in _locals_of.pop(self, ()):
            threads.pop(self, None)
        self._joiners.wake(-1)
        try:
            thread = _next_thread()
        except BaseException:
            thread = None
        if thread is None:
            thread = _main
            if _main._waits:
                _main._waits, _main._stuck = False, True
        _current = thread
        return thread._fiber

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current:
            raise RuntimeError("cannot join current thread")
        deadline = None if timeout is None else _monotonic() + max(timeout, 0)
        while not self._ended:
            self._joiners.wait(deadline)
            if deadline is not None and _monotonic() >= deadline:
                break

    def is_alive(self):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        alive = self._ident is not None and not self._ended
        if alive and self is not _current:
            _polled()
            alive = not self._ended
        return alive

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return None if self._ident is None else self._ident % 100000

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        if not self._initialized:
            raise AssertionError("Thread.__init__() was not called")
        status = "stopped" if self._ended else "initial" if self._ident is None else "started"
        daemon = " daemon" if self._daemonic else ""
        ident = "" if self._ident is None else f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status}{daemon}{ident})>"


class Timer(Thread):
    """A thread that calls a function later, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        global _current
        _current = self
        self._daemonic = False
        super().__init__(name="MainThread", daemon=False)
        self._ident, self._fiber = next(_idents), _fiber.current()
        self._started.set()
        _alive[self._ident] = self


_main = _MainThread()


_at_exit = []


def _register_atexit(func, *args, **kwargs):
    """To be called before the threads are waited for, the last one first."""
    _at_exit.append(lambda: func(*args, **kwargs))


def _shutdown():
    """The runtime calls this when the main program has ended: all threads but daemons end first."""
    while _at_exit:
        _at_exit.pop()()
    while True:
        for thread in list(_alive.values()):
            if thread is not _main and not thread.daemon:
                break
        else:
            break
        try:
            thread.join()
        except RuntimeError:
            break
    _main._ended = True


def current_thread():
    """The thread that runs."""
    return _current


def main_thread():
    """The one that was there first."""
    return _main


currentThread = current_thread


def enumerate():
    """All threads that are alive."""
    return list(_alive.values())


def active_count():
    return len(_alive)


activeCount = active_count


def get_ident():
    return _current.ident


def get_native_id():
    return _current.native_id


_stack_size = 0


def stack_size(size=0):
    """The size of the stacks of threads; all have the same here."""
    global _stack_size
    was, _stack_size = _stack_size, size
    return was


_hooks = [None, None]


def settrace(func):
    _hooks[0] = func


def gettrace():
    return _hooks[0]


def setprofile(func):
    _hooks[1] = func


def getprofile():
    return _hooks[1]


class ExceptHookArgs(tuple):
    """What excepthook() is given."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, exc_traceback={self[2]!r}, "
                f"thread={self[3]!r})")


def _report(thread, error):
    try:
        excepthook(ExceptHookArgs((type(error), error, error.__traceback__, thread)))
    except Exception as second:
        if _sys.stderr is not None:
            print("Exception in threading.excepthook:", file=_sys.stderr)
            _sys.excepthook(type(second), second, second.__traceback__)


def excepthook(args, /):
    """Tells of an exception that ended a thread."""
    import traceback

    if args.exc_type == SystemExit or _sys.stderr is None:
        return
    print(f"Exception in thread {args.thread.name if args.thread else get_ident()}:", file=_sys.stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=_sys.stderr)


__excepthook__ = excepthook
