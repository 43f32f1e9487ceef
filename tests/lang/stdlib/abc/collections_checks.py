# Which builtin types and hand-made classes belong to which abstract class.
import collections.abc as c

values = {"int": 1, "str": "a", "bytes": b"", "bytearray": bytearray(), "list": [], "tuple": (), "dict": {}, "set": set(),
          "frozenset": frozenset(), "range": range(1), "memoryview": memoryview(b""), "keys": {}.keys(), "items": {}.items(),
          "values": {}.values(), "generator": (i for i in ()), "iter": iter([]), "function": len, "type": int, "None": None}
for name in sorted(c.__all__):
    cls = getattr(c, name)
    print(name, [n for n, v in values.items() if isinstance(v, cls)], sorted(cls.__abstractmethods__))


class Blocked:
    __hash__ = None
    __iter__ = None


class Sized:
    def __len__(self):
        return 1


print(isinstance(Blocked(), c.Hashable), isinstance(Blocked(), c.Iterable), isinstance(Sized(), c.Sized), isinstance(Sized(), c.Collection))
print(c.Callable[[int], str], c.Iterable[int], c.Callable[..., int], c.__name__, c.Mapping.__module__)
