"""The builtin types and an instance of each, for the comparisons of this directory."""
import builtins
import sys


def generator_function():
    yield 1


async def coroutine_function():
    pass


async def async_generator_function():
    yield 1


class Script:
    __slots__ = ("field",)

    def method(self):
        pass


def closure_of(value):
    return (lambda: value).__closure__


def traceback_of():
    try:
        raise ValueError("specimen")
    except ValueError as e:
        return e.__traceback__


def all_types():
    """name -> type, for every type that builtin values have."""
    coroutine = coroutine_function()
    types = {}

    def add(*values):
        for value in values:
            kind = value if isinstance(value, type) else type(value)
            types.setdefault(kind.__name__, kind)

    for name in dir(builtins):
        value = getattr(builtins, name)
        if isinstance(value, type) and "error" not in name.lower()[:0] and not name.startswith("_"):
            if name in ("EnvironmentError", "IOError"):
                continue
            add(value)
    add(None, ..., NotImplemented, len, [].append, generator_function, Script().method, str.join, int.__add__,
        (1).__add__, int.real, Script.field, dict.__dict__["fromkeys"], function_code(), closure_of(1)[0],
        generator_function(), coroutine, coroutine.__await__(), async_generator_function(), sys,
        sys._getframe(), traceback_of(), int.__dict__, list[int], int | str,
        {}.keys(), {}.values(), {}.items(), iter({}), iter({}.values()), iter({}.items()),
        reversed({}), reversed({}.values()), reversed({}.items()),
        iter([]), reversed([]), iter(()), iter(""), iter("\xe4"), iter(b""), iter(bytearray()), iter(memoryview(b"")),
        iter(range(1)), iter(range(1 << 70)), iter(set()), iter(int, 0), iter(Indexed()),
        sys.implementation, sys.float_info, sys.version_info)
    coroutine.close()
    return types


class Indexed:
    def __getitem__(self, index):
        raise IndexError


def function_code():
    return generator_function.__code__
