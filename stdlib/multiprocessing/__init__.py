"""Processes that are threads of this one: they take turns (threading), share all objects, and nothing is pickled on its way
between them. The classes, and what they print and raise, are those of programs with processes."""
import itertools
import os
import queue
import sys
import threading

__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event",
           "JoinableQueue", "Lock", "Manager", "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray",
           "RawValue", "Semaphore", "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count",
           "current_process", "freeze_support", "get_all_start_methods", "get_context", "get_logger", "get_start_method",
           "parent_process", "set_start_method"]

from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from multiprocessing.connection import Pipe
from multiprocessing.managers import Manager
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


# ---- processes ----

_numbers, _pids = itertools.count(1), itertools.count(os.getpid() + 1)
_children = set()


class Process:
    """What runs a function, or run() of a subclass, beside the others."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        parent = current_process()
        self._identity = (*parent._identity, next(_numbers if not parent._identity else parent._counter))
        self._counter = itertools.count(1)
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(map(str, self._identity))}"
        self._daemonic = parent.daemon if daemon is None else daemon
        self._thread = self.pid = self._exitcode = None
        self._parent_name = parent.name

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if self._thread is not None:
            raise AssertionError("cannot start a process twice")
        if current_process().daemon:
            raise AssertionError("daemonic processes are not allowed to have children")
        self.pid = next(_pids)
        self._thread = threading.Thread(target=self._bootstrap, name="MainThread", daemon=self._daemonic)
        self._thread.process = self
        _children.add(self)
        self._thread.start()

    def _bootstrap(self):
        try:
            self.run()
            code = 0
        except SystemExit as e:
            code = e.code
            if code is None or isinstance(code, int):
                code = (code or 0) & 255
            else:
                print(code, file=sys.stderr)
                code = 1
        except BaseException:
            import traceback

            code = 1
            print(f"Process {self.name}:", file=sys.stderr)
            traceback.print_exc()
        self._exitcode = code

    def join(self, timeout=None):
        if self._thread is None:
            raise AssertionError("can only join a started process")
        self._thread.join(timeout)
        if not self._thread.is_alive():
            _children.discard(self)

    def is_alive(self):
        return self._thread is not None and self._thread.is_alive()

    def terminate(self):
        raise NotImplementedError("a process that is a thread cannot be terminated from outside")

    kill = terminate

    def close(self):
        if self.is_alive():
            raise ValueError("Cannot close a process while it is still running. You should first call join() or"
                             " terminate().")
        _children.discard(self)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        if not isinstance(name, str):
            raise AssertionError("name must be a string")
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._thread is not None:
            raise AssertionError("process has already started")
        self._daemonic = daemonic

    ident = property(lambda self: self.pid)

    @property
    def exitcode(self):
        return None if self.is_alive() else self._exitcode

    def __repr__(self):
        if self._thread is None:
            status = "initial"
        elif self.exitcode is None:
            status = "started"
        else:
            status = "stopped"
        parts = [type(self).__name__, f"name={self._name!r}"]
        if self.pid is not None:
            parts.append(f"pid={self.pid}")
        parts += [f"parent={os.getpid()}", status]
        if self.exitcode is not None:
            parts.append(f"exitcode={self.exitcode}")
        return f"<{' '.join(parts)}{' daemon' if self.daemon else ''}>"


class _MainProcess(Process):
    def __init__(self):
        self._identity, self._counter, self._daemonic = (), _numbers, False
        self._name, self._thread, self.pid, self._exitcode = "MainProcess", None, os.getpid(), None

    def is_alive(self):
        return True

    def __repr__(self):
        return f"<_MainProcess name={self._name!r} parent=None started>"


_main = _MainProcess()


def current_process():
    return getattr(threading.current_thread(), "process", _main)


def parent_process():
    """None in the main process, which is the parent of all."""
    return None if current_process() is _main else _main


def active_children():
    for child in [c for c in _children if not c.is_alive()]:
        _children.discard(child)
    return list(_children)


# ---- queues ----

class Queue(queue.Queue):
    """A queue; closing it and waiting for its feeder does nothing."""

    def close(self):
        pass

    join_thread = cancel_join_thread = close


class JoinableQueue(Queue):
    pass


class SimpleQueue(Queue):
    def put(self, item):
        super().put(item)

    def get(self):
        return super().get()


# ---- pools, contexts ----

def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    from multiprocessing.pool import Pool

    return Pool(processes, initializer, initargs, maxtasksperchild)


def cpu_count():
    number = os.cpu_count()
    if number is None:
        raise NotImplementedError("cannot determine number of cpus")
    return number


_METHODS = ["fork", "spawn", "forkserver"]
_method = None


def get_all_start_methods():
    return list(_METHODS)


def get_start_method(allow_none=False):
    return _method if _method or allow_none else _METHODS[0]


def set_start_method(method, force=False):
    """Kept, and without effect."""
    global _method
    if _method is not None and not force:
        raise RuntimeError("context has already been set")
    if method is not None and method not in _METHODS:
        raise ValueError(f"cannot find context for {method!r}")
    _method = method


def get_context(method=None):
    if method is not None and method not in _METHODS:
        raise ValueError(f"cannot find context for {method!r}")
    return sys.modules[__name__]


def freeze_support():
    """For frozen programs elsewhere."""


def get_logger():
    import logging

    return logging.getLogger("multiprocessing")
