"""What a coroutine is."""
import types

__all__ = ("iscoroutinefunction", "iscoroutine")

_is_coroutine = object()


def iscoroutinefunction(func):
    """True for functions defined with async def."""
    plain = func
    while hasattr(plain, "func") and hasattr(plain, "keywords"):
        plain = plain.func
    plain = getattr(plain, "__func__", plain)
    code = getattr(plain, "__code__", None)
    return (isinstance(plain, types.FunctionType) and bool(code.co_flags & 0x80)
            or getattr(func, "_is_coroutine", None) is _is_coroutine)


def iscoroutine(obj):
    """True for coroutine objects."""
    if type(obj) is types.CoroutineType:
        return True
    if isinstance(obj, (type, types.AsyncGeneratorType, types.FunctionType)):
        return False
    if isinstance(obj, types.GeneratorType):
        return bool(obj.gi_code.co_flags & 0x100)
    cls = type(obj)
    return all(hasattr(cls, name) for name in ("send", "throw", "close", "__await__"))


def _describe(coro):
    """name() running at file:line"""
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or type(coro).__name__
    name = f"{name}()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None:
        return f"{name} running" if getattr(coro, "cr_running", False) else name
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if frame is None:
        return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name} running at {code.co_filename}:{frame.f_lineno}"
