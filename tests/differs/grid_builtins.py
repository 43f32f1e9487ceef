"""The builtin functions and the methods of the builtin types, for grid.py."""
import builtins
import sys

from specimens import all_types, function_code, generator_function

RECEIVERS = {
    "int": (lambda: 0, lambda: -5, lambda: 1 << 70, lambda: True),
    "float": (lambda: 2.5, lambda: float("nan"), lambda: -1e300),
    "complex": (lambda: 1 + 2j,),
    "str": (lambda: "", lambda: "abcaXy ", lambda: "\xe4\u20ac\U0001f600\udc80"),
    "bytes": (lambda: b"", lambda: b"abcaXy \xff"),
    "bytearray": (lambda: bytearray(), lambda: bytearray(b"abcaXy \xff")),
    "memoryview": (lambda: memoryview(b"abcd"), lambda: memoryview(bytearray(b"12345678")).cast("h")),
    "list": (lambda: [], lambda: [3, 1, "x", 2.5]),
    "tuple": (lambda: (), lambda: (3, 1, "x", 2.5)),
    "dict": (lambda: {}, lambda: {"a": 1, 2: "b"}),
    "set": (lambda: set(), lambda: {1, 2}),
    "frozenset": (lambda: frozenset(), lambda: frozenset({1, 2})),
    "range": (lambda: range(0), lambda: range(10, 0, -3)),
    "slice": (lambda: slice(None), lambda: slice(1, 10, 2)),
    "dict_keys": (lambda: {"a": 1, 3: 2}.keys(),),
    "dict_values": (lambda: {"a": 1, 3: 2}.values(),),
    "dict_items": (lambda: {"a": 1, 3: 2}.items(),),
    "mappingproxy": (lambda: type(int.__dict__)({"a": 1}),),
    "NoneType": (lambda: None,),
    "ellipsis": (lambda: ...,),
    "NotImplementedType": (lambda: NotImplemented,),
    "property": (lambda: property(),),
    "classmethod": (lambda: classmethod(len),),
    "staticmethod": (lambda: staticmethod(len),),
    "function": (lambda: generator_function,),
    "code": (function_code,),
    "type": (lambda: int, lambda: type("T", (), {})),
    "object": (lambda: object(),),
    "BaseException": (lambda: BaseException(1, "a"),),
    "BaseExceptionGroup": (lambda: BaseExceptionGroup("m", [ValueError(1), KeyboardInterrupt()]),),
    "OSError": (lambda: OSError(2, "no", "file"),),
    "UnicodeDecodeError": (lambda: UnicodeDecodeError("ascii", b"abc", 1, 2, "bad"),),
    "UnicodeEncodeError": (lambda: UnicodeEncodeError("ascii", "abc", 1, 2, "bad"),),
    "UnicodeTranslateError": (lambda: UnicodeTranslateError("abc", 1, 2, "bad"),),
    "SyntaxError": (lambda: SyntaxError("m", ("f", 1, 2, "t")),),
    "KeyError": (lambda: KeyError("a"),),
    "ImportError": (lambda: ImportError("m", name="n"),),
    "StopIteration": (lambda: StopIteration(3),),
    "generator": (lambda: generator_function(),),
    "GenericAlias": (lambda: list[int],),
    "UnionType": (lambda: int | str,),
    "enumerate": (lambda: enumerate("ab"),),
    "zip": (lambda: zip("ab", "cd"),),
    "map": (lambda: map(str, [1]),),
    "filter": (lambda: filter(None, [0, 1]),),
    "reversed": (lambda: reversed("ab"),),
    "list_iterator": (lambda: iter([1, 2]),),
    "tuple_iterator": (lambda: iter((1, 2)),),
    "str_ascii_iterator": (lambda: iter("ab"),),
    "bytes_iterator": (lambda: iter(b"ab"),),
    "range_iterator": (lambda: iter(range(2)),),
    "dict_keyiterator": (lambda: iter({1: 2}),),
    "set_iterator": (lambda: iter({1}),),
    "callable_iterator": (lambda: iter(lambda: 1, 2),),
}
# They end the program, read or write files, print addresses or hashes of str, or differ from run to run.
NOT_CALLED = ("__loader__", "exit", "quit", "help", "copyright", "credits", "license", "input", "breakpoint", "open", "id", "globals",
              "locals", "print", "exec", "vars", "dir", "__build_class__", "__import__")
NOT_METHODS = ("__alloc__", "co_lines", "__sizeof__", "__dir__", "__class_getitem__", "__init_subclass__", "__subclasshook__", "__getattribute__", "__new__",
               "__del__", "__reduce__", "__reduce_ex__", "__getstate__", "__subclasses__", "co_positions")
HASHED = ("GenericAlias", "UnionType", "range", "float", "str", "bytes", "memoryview", "tuple", "frozenset", "object", "type", "function", "property", "generator", "code")


# The others are made as one of these is.
EXCEPTIONS = ("BaseException", "Exception", "ValueError", "SystemExit", "BaseExceptionGroup", "ExceptionGroup", "StopIteration",
              "AttributeError", "NameError", "ImportError", "KeyError", "OSError", "BlockingIOError", "SyntaxError",
              "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError", "MemoryError", "UnicodeError")


def callables():
    for name in sorted(vars(builtins)):
        value = getattr(builtins, name)
        if name in NOT_CALLED or not callable(value) or name in ("EnvironmentError", "IOError"):
            continue
        if isinstance(value, type) and issubclass(value, BaseException) and name not in EXCEPTIONS:
            continue
        yield name, None, value
    types = all_types()
    for name in sorted(RECEIVERS):
        for attribute in sorted(vars(types[name])):
            value = vars(types[name])[attribute]
            if (name, attribute) == ("GenericAlias", "__iter__"):
                continue
            if attribute in NOT_METHODS or not callable(value) or attribute == "__hash__" and name in HASHED:
                continue
            if attribute in ("__setattr__", "__delattr__") and name not in ("object", "type", "function"):
                continue
            if attribute == "__init__" and issubclass(types[name], BaseException):
                continue
            yield f"{name}.{attribute}", RECEIVERS[name], value
        for attribute in sorted(vars(types[name])):
            value = vars(types[name])[attribute]
            if type(value).__name__ in ("classmethod_descriptor", "staticmethod") and attribute not in NOT_METHODS:
                yield f"{name}.{attribute}!", None, getattr(types[name], attribute)


HUGE = ("1<<62", "1<<70", "-1<<70")


def SKIP(name, names):
    """Calls that take for ever, need all memory, or depend on the run."""
    if name in ("hash", "int.__rpow__", "code.__repr__") or name.endswith("__rlshift__"):
        return True
    if name in ("pow", "int.__pow__") or name.endswith(("shift__", "__round__")):
        return any(n in HUGE for n in names)
    return name == "anext" and len(names) > 1  # CPython 3.11 crashes
