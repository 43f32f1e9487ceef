"""Handles, the running loop, and the policy that gives loops."""
from _fiber import current as _fiber
import os
from contextvars import copy_context

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle",
           "get_event_loop_policy", "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop",
           "get_child_watcher", "set_child_watcher", "_set_running_loop", "get_running_loop", "_get_running_loop")


def _describe_function(func, args):
    """name(args) at file:line"""
    while hasattr(func, "func") and hasattr(func, "keywords"):
        func, args = func.func, func.args
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    text = f"{name}({', '.join(map(repr, args))})"
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    if code is not None and not code.co_filename.startswith("<freehold"):
        text += f" at {code.co_filename}:{code.co_firstlineno}"
    return text


class Handle:
    """A callback that a loop will call."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop, self._callback, self._args, self._cancelled = loop, callback, args, False

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_describe_function(self._callback, self._args))
        return info

    def __repr__(self):
        return f"<{' '.join(self._repr_info())}>"

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except BaseException as e:
            if isinstance(e, (KeyboardInterrupt, SystemExit)):
                raise
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_describe_function(self._callback, self._args)}",
                "exception": e, "handle": self})


class TimerHandle(Handle):
    """A callback with the time at which it is due."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when, self._scheduled = when, False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback and self._args == other._args
                and self._cancelled == other._cancelled)

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        return self._when


class AbstractServer:
    """What serves connections; there are no sockets in this version."""


class AbstractEventLoop:
    """What every loop is."""


class AbstractEventLoopPolicy:
    """Gives loops."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop, made when it is first asked for."""

    def __init__(self):
        self._loop, self._set_called = None, False

    def get_event_loop(self):
        if self._loop is None and not self._set_called:
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, not"
                            f" '{type(loop).__name__}'")
        self._set_called, self._loop = True, loop

    def new_event_loop(self):
        from .base_events import SelectorEventLoop
        return SelectorEventLoop()


class DefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    pass


_policy = None
_running = {}      # fiber: loop


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not"
                        f" '{type(policy).__name__}'")
    _policy = policy


def _get_running_loop():
    return _running.get(_fiber())


def _set_running_loop(loop):
    if loop is None:
        _running.pop(_fiber(), None)
    else:
        _running[_fiber()] = loop


def get_running_loop():
    """The loop that runs; RuntimeError if none does."""
    loop = _running.get(_fiber())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """The loop that runs, or the policy's."""
    loop = _running.get(_fiber())
    return loop if loop is not None else get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    raise NotImplementedError("asyncio: scripts start no processes in this version")


def set_child_watcher(watcher):
    raise NotImplementedError("asyncio: scripts start no processes in this version")
