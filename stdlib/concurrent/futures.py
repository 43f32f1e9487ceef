"""Calls that run in threads, and the futures of their results. A ProcessPoolExecutor's calls run in threads of this process,
too."""
import itertools as _itertools
import os as _os
import queue as _queue
import threading as _threading
import time as _time
from collections import namedtuple as _namedtuple
from types import GenericAlias as _GenericAlias

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "BrokenExecutor",
           "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor")

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
_PENDING, _RUNNING, _CANCELLED, _TOLD, _FINISHED = (
    "PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")
_shown = {_TOLD: "cancelled"}


class Error(Exception):
    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """The future was cancelled."""
    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    """Not in this state of the future."""
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """A worker could not be made ready."""
    __module__ = "concurrent.futures._base"


class BrokenThreadPool(BrokenExecutor):
    __module__ = "concurrent.futures.thread"


TimeoutError = TimeoutError
DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done", module="concurrent.futures._base")


class Future:
    """The result of a call that may not have ended."""

    def __init__(self):
        self._condition = _threading.Condition()
        self._state, self._result, self._exception, self._callbacks = _PENDING, None, None, []

    def __repr__(self):
        state = _shown.get(self._state, self._state.lower())
        if self._state == _FINISHED:
            how = "raised " + type(self._exception).__name__ if self._exception is not None \
                else "returned " + type(self._result).__name__
            return f"<{type(self).__name__} at {id(self):#x} state={state} {how}>"
        return f"<{type(self).__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state in (_CANCELLED, _TOLD):
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._call_callbacks()
        return True

    def cancelled(self):
        return self._state in (_CANCELLED, _TOLD)

    def running(self):
        return self._state == _RUNNING

    def done(self):
        if self._state in (_PENDING, _RUNNING):
            _threading._polled()
        return self._state in (_CANCELLED, _TOLD, _FINISHED)

    def _ended(self):
        return self._state in (_CANCELLED, _TOLD, _FINISHED)

    def _wait(self, timeout):
        with self._condition:
            if not self._ended():
                self._condition.wait_for(self._ended, timeout)
        if self.cancelled():
            raise CancelledError()
        if self._state != _FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            self._wait(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        if not self._ended():
            self._callbacks.append(fn)
            return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception:
            import logging
            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def _call_callbacks(self):
        for fn in self._callbacks:
            self._call(fn)

    def set_running_or_notify_cancel(self):
        if self._state == _CANCELLED:
            self._state = _TOLD
            return False
        if self._state == _PENDING:
            self._state = _RUNNING
            return True
        raise RuntimeError("Future in unexpected state")

    def _settle(self, result, exception):
        with self._condition:
            if self._ended():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception, self._state = result, exception, _FINISHED
            self._condition.notify_all()
        self._call_callbacks()

    def set_result(self, result):
        self._settle(result, None)

    def set_exception(self, exception):
        self._settle(None, exception)

    __class_getitem__ = classmethod(_GenericAlias)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures: (done, not_done)."""
    fs = set(fs)
    changed = _threading.Event()
    notify = lambda future: changed.set()
    for future in fs:
        future.add_done_callback(notify)
    deadline = None if timeout is None else _time.monotonic() + timeout

    def enough():
        done = {future for future in fs if future._ended()}
        if len(done) == len(fs) or return_when == FIRST_COMPLETED and done:
            return True
        return return_when == FIRST_EXCEPTION and any(
            not future.cancelled() and future._exception is not None for future in done)

    try:
        while not enough():
            changed.clear()
            left = None if deadline is None else deadline - _time.monotonic()
            if left is not None and left <= 0:
                break
            changed.wait(left)
    finally:
        for future in fs:
            if notify in future._callbacks:
                future._callbacks.remove(notify)
    done = {future for future in fs if future._ended()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """The futures, each as soon as it is done."""
    deadline = None if timeout is None else _time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    ended = _queue.SimpleQueue()
    finished = [future for future in fs if future._ended()]
    pending = fs - set(finished)
    for future in pending:
        future.add_done_callback(ended.put)
    for future in finished:
        yield future
    while pending:
        left = None if deadline is None else deadline - _time.monotonic()
        try:
            if left is not None and left < 0:
                raise _queue.Empty
            future = ended.get(timeout=left)
        except _queue.Empty:
            raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished") from None
        pending.discard(future)
        yield future


class Executor:
    """What runs calls."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As map(fn, *iterables), the calls beside each other."""
        deadline = None if timeout is None else _time.monotonic() + timeout
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    left = None if deadline is None else deadline - _time.monotonic()
                    yield fs.pop().result(left)
            finally:
                for future in fs:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


_pools = set()
_pool_numbers = _itertools.count()


def _end_pools():
    for pool in list(_pools):
        pool.shutdown(wait=False)


_threading._register_atexit(_end_pools)


class ThreadPoolExecutor(Executor):
    """Calls run in at most max_workers threads."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (_os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers, self._initializer, self._initargs = max_workers, initializer, initargs
        self._work_queue, self._threads, self._idle = _queue.SimpleQueue(), set(), 0
        self._shutdown, self._broken = False, None
        self._thread_name_prefix = thread_name_prefix or f"{type(self).__name__}-{next(_pool_numbers)}"
        _pools.add(self)

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._work_queue.put((future, fn, args, kwargs))
        if self._idle:
            self._idle -= 1
        elif len(self._threads) < self._max_workers:
            name = f"{self._thread_name_prefix}_{len(self._threads)}"
            thread = _threading.Thread(target=self._work, name=name)
            self._threads.add(thread)
            thread.start()
        return future

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                import logging
                logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
                self._fail()
                return
        while True:
            try:
                item = self._work_queue.get_nowait()
            except _queue.Empty:
                if self._shutdown:
                    break
                self._idle += 1
                item = self._work_queue.get()
            if item is None:
                break
            future, fn, args, kwargs = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            del item, future, fn, args, kwargs
            result = None
        if self._shutdown:
            self._work_queue.put(None)

    def _fail(self):
        self._broken = "A thread initializer failed, the thread pool is not usable anymore"
        while not self._work_queue.empty():
            item = self._work_queue.get_nowait()
            if item is not None:
                item[0].set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        _pools.discard(self)
        if cancel_futures:
            while not self._work_queue.empty():
                item = self._work_queue.get_nowait()
                if item is not None:
                    item[0].cancel()
        self._work_queue.put(None)
        if wait:
            for thread in list(self._threads):
                thread.join()


class ProcessPoolExecutor(ThreadPoolExecutor):
    """The same, by the name that asks for processes: there are none, the calls run in threads of this one."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers or _os.cpu_count() or 1, "", initializer, initargs)


for _class in (Future, Executor):
    _class.__module__ = "concurrent.futures._base"
ThreadPoolExecutor.__module__ = "concurrent.futures.thread"
ProcessPoolExecutor.__module__ = "concurrent.futures.process"
