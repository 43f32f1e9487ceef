"""Help for with statements."""

import os
import sys
from types import GenericAlias, MethodType

import abc
from _collections_abc import _known_by
from collections import deque
from functools import wraps

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
           "redirect_stderr", "suppress", "aclosing", "chdir"]


class AbstractContextManager(abc.ABC):
    """What a with statement takes."""

    __class_getitem__ = classmethod(GenericAlias)
    __subclasshook__ = _known_by("__enter__", "__exit__")

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None


class AbstractAsyncContextManager(abc.ABC):
    """What an async with statement takes."""

    __class_getitem__ = classmethod(GenericAlias)
    __subclasshook__ = _known_by("__aenter__", "__aexit__")

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class _Decorator:
    def _recreate_cm(self):
        """The manager for one call; a subclass whose manager is spent after one block makes a new one."""
        return self


class ContextDecorator(_Decorator):
    """Lets a context manager decorate functions."""

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator(_Decorator):
    """Lets an async context manager decorate coroutine functions."""

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorContextManagerBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


_OVER = object()


def _came_back(raised, thrown, traceback):
    """Whether what a generator raised is what was thrown in; a stop comes back as the cause of a RuntimeError."""
    if raised is not thrown and not (isinstance(raised, RuntimeError) and raised.__cause__ is thrown and isinstance(
            thrown, (StopIteration, StopAsyncIteration))):
        return False
    thrown.__traceback__ = traceback
    return True


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """The context manager that contextmanager makes."""

    def __enter__(self):
        del self.func, self.args, self.kwds
        first = next(self.gen, _OVER)
        if first is _OVER:
            raise RuntimeError("generator didn't yield")
        return first

    def __exit__(self, typ, value, traceback):
        if typ is None:
            if next(self.gen, _OVER) is _OVER:
                return False
            raise RuntimeError("generator didn't stop")
        thrown = typ() if value is None else value
        try:
            self.gen.throw(typ, thrown, traceback)
        except StopIteration as raised:
            return raised is not thrown
        except BaseException as raised:
            if _came_back(raised, thrown, traceback):
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """The async context manager that asynccontextmanager makes."""

    async def __aenter__(self):
        del self.func, self.args, self.kwds
        first = await anext(self.gen, _OVER)
        if first is _OVER:
            raise RuntimeError("generator didn't yield")
        return first

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            if await anext(self.gen, _OVER) is _OVER:
                return False
            raise RuntimeError("generator didn't stop")
        thrown = typ() if value is None else value
        try:
            await self.gen.athrow(typ, thrown, traceback)
        except StopAsyncIteration as raised:
            return raised is not thrown
        except BaseException as raised:
            if _came_back(raised, thrown, traceback):
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    """Makes a generator function one that gives context managers: what it yields is what the with statement binds."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """The same for an async generator function and async with."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes the thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits the thing's aclose() at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing: gives enter_result."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    async def __aenter__(self):
        return self.enter_result

    def __enter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass

    def __exit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    """Ends the block quietly when one of these exceptions is raised."""

    def __init__(self, *exceptions):
        self._quiet = exceptions

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._quiet)

    def __enter__(self):
        return None


# What these change they put back; `_left` is a stack because one manager may be entered again inside its block.


class chdir(AbstractContextManager):
    """Changes the working directory for the block."""

    def __init__(self, path):
        self.path, self._left = path, []

    def __exit__(self, *excinfo):
        os.chdir(self._left.pop())

    def __enter__(self):
        self._left.append(os.getcwd())
        os.chdir(self.path)


class _Redirected(AbstractContextManager):
    """Lets a stream of sys, which the subclass names, be another in the block."""

    def __init__(self, new_target):
        self._target, self._left = new_target, []

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._left.pop())

    def __enter__(self):
        self._left.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._target)
        return self._target


class redirect_stdout(_Redirected):
    """Lets sys.stdout be another stream in the block."""

    _stream = "stdout"


class redirect_stderr(_Redirected):
    """Lets sys.stderr be another stream in the block."""

    _stream = "stderr"


def _relink_context(new, old, outside):
    """Ends new's chain of contexts in old, where it ends in what was being handled outside (or nothing)."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outside:
            break
        new = context
    new.__context__ = old


class _BaseExitStack:
    """The callbacks: pairs (is sync, function of the exception's three parts)."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Moves the callbacks to a new stack, which is given."""
        new = type(self)()
        new._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return new

    def push(self, exit):
        """Registers a context manager's __exit__, or a function of the same signature."""
        try:
            function = type(exit).__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_exit_callback(MethodType(function, exit))
        return exit

    def enter_context(self, cm):
        """Enters a context manager and leaves it at the end."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
                            "protocol") from None
        result = enter(cm)
        self._push_exit_callback(MethodType(leave, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers any function with its arguments."""

        def call(exc_type, exc, tb):
            callback(*args, **kwds)

        call.__wrapped__ = callback
        self._push_exit_callback(call)
        return callback

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))

    @staticmethod
    def _finish(pending_raise, had_exception, suppressed, error, outside):
        if pending_raise:
            fixed = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = fixed
                raise
        return had_exception and suppressed


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Any number of context managers and callbacks, undone in reverse at the end."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        had_exception = exc_details[0] is not None
        outside = sys.exc_info()[1]
        suppressed = pending_raise = False
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*exc_details):
                    suppressed, pending_raise = True, False
                    exc_details = (None, None, None)
            except BaseException as error:
                _relink_context(error, exc_details[1], outside)
                pending_raise = True
                exc_details = type(error), error, error.__traceback__
        return self._finish(pending_raise, had_exception, suppressed, exc_details[1], outside)

    def close(self):
        """Undoes everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """ExitStack that also takes async context managers and coroutine functions."""

    async def enter_async_context(self, cm):
        """Enters an async context manager and leaves it at the end."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            "manager protocol") from None
        result = await enter(cm)
        self._push_exit_callback(MethodType(leave, cm), False)
        return result

    def push_async_exit(self, exit):
        """Registers an async context manager's __aexit__, or a coroutine function of the same signature."""
        try:
            function = type(exit).__aexit__
        except AttributeError:
            self._push_exit_callback(exit, False)
        else:
            self._push_exit_callback(MethodType(function, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Registers any coroutine function with its arguments."""

        async def call(exc_type, exc, tb):
            await callback(*args, **kwds)

        call.__wrapped__ = callback
        self._push_exit_callback(call, False)
        return callback

    async def aclose(self):
        """Undoes everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        had_exception = exc_details[0] is not None
        outside = sys.exc_info()[1]
        suppressed = pending_raise = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                result = callback(*exc_details)
                if not is_sync:
                    result = await result
                if result:
                    suppressed, pending_raise = True, False
                    exc_details = (None, None, None)
            except BaseException as error:
                _relink_context(error, exc_details[1], outside)
                pending_raise = True
                exc_details = type(error), error, error.__traceback__
        return self._finish(pending_raise, had_exception, suppressed, exc_details[1], outside)
