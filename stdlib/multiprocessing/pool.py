"""Pools of workers that apply functions to many arguments."""
import os
import queue
import threading
import traceback

import multiprocessing

__all__ = ["Pool", "ThreadPool"]
_RUN, _CLOSE, _TERMINATE = "RUN", "CLOSE", "TERMINATE"


class RemoteTraceback(Exception):
    """The traceback in the worker, as the cause of what get() raises."""

    def __init__(self, text):
        self.tb = text

    def __str__(self):
        return self.tb


class AsyncResult:
    """What comes of a call that a pool was given."""

    def __init__(self, callback=None, error_callback=None):
        self._event, self._callbacks = threading.Event(), (callback, error_callback)

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise multiprocessing.TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, success, value):
        self._success, self._value = success, value
        callback = self._callbacks[0 if success else 1]
        if callback:
            callback(value)
        self._event.set()


class _MapResult(AsyncResult):
    """The list of all results; the first error counts."""

    def __init__(self, size, callback, error_callback):
        super().__init__(callback, error_callback)
        self._results, self._left = [None] * size, size
        if not size:
            self._set(True, [])

    def _part(self, index, success, value):
        self._left -= 1
        if not success and not hasattr(self, "_failed"):
            self._failed = value
        self._results[index] = value
        if not self._left:
            failed = hasattr(self, "_failed")
            self._set(not failed, self._failed if failed else self._results)


class Pool:
    """Workers that are processes of multiprocessing."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        self._tasks, self._state = queue.Queue(), _RUN
        self._workers = [self._worker(initializer, initargs) for _ in range(processes)]
        for worker in self._workers:
            worker.daemon = True
            worker.start()

    def _worker(self, initializer, initargs):
        worker = multiprocessing.Process(target=self._work, args=(initializer, initargs))
        worker.name = worker.name.replace("Process", "ForkPoolWorker", 1)
        return worker

    def _work(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while (task := self._tasks.get()) is not None:
            report, func, args, kwargs = task
            if self._state == _TERMINATE:
                continue
            try:
                outcome = True, func(*args, **kwargs)
            except Exception as e:
                e.__cause__ = RemoteTraceback(f'\n"""\n{traceback.format_exc()}"""')
                outcome = False, e.with_traceback(None)
            report(*outcome)
            del task, report, func, args, kwargs, outcome

    def _put(self, report, func, args, kwargs={}):
        self._tasks.put((report, func, args, kwargs))

    def _check_running(self):
        if self._state != _RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = AsyncResult(callback, error_callback)
        self._put(result._set, func, args, kwds)
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self.starmap_async(func, zip(iterable), chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        calls = list(iterable)
        result = _MapResult(len(calls), callback, error_callback)
        for i, args in enumerate(calls):
            self._put(lambda success, value, i=i: result._part(i, success, value), func, args)
        return result

    def imap(self, func, iterable, chunksize=1):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        return IMapIterator([self.apply_async(func, (item,)) for item in iterable])

    def imap_unordered(self, func, iterable, chunksize=1):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        done, count = queue.Queue(), 0
        for item in iterable:
            result = AsyncResult()
            self._put(lambda *outcome, result=result: (result._set(*outcome), done.put(result)), func, (item,))
            count += 1
        return IMapIterator(done.get() for _ in range(count))

    def close(self):
        if self._state == _RUN:
            self._state = _CLOSE
            for _ in self._workers:
                self._tasks.put(None)

    def terminate(self):
        """What has not begun does not begin."""
        self.close()
        self._state = _TERMINATE

    def join(self):
        if self._state == _RUN:
            raise ValueError("Pool is still running")
        for worker in self._workers:
            worker.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *args):
        self.terminate()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} state={self._state} pool_size={len(self._workers)}>"


class IMapIterator:
    def __init__(self, results):
        self._results = iter(results)

    def __iter__(self):
        return self

    def next(self, timeout=None):
        return next(self._results).get(timeout)

    __next__ = next


class ThreadPool(Pool):
    """The same, named for what it is."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _worker(self, initializer, initargs):
        return threading.Thread(target=self._work, args=(initializer, initargs))
