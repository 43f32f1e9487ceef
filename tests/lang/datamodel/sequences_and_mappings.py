# What counts as a sequence and as a mapping
import array
import collections
import re
import types

d = collections.deque([1])
for f in (lambda: "" % d, lambda: "%s" % d, lambda: "%(a)s" % d, lambda: b"" % d, lambda: "" % {}, lambda: "" % [],
          lambda: "" % [1], lambda: d["a"], lambda: d[-1], lambda: d[1:], lambda: d[True], lambda: d[10**30],
          lambda: d.__getitem__("a"), lambda: d.__getitem__(0)):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Items:
    def __getitem__(self, i):
        return [5, 6][i]


class MyDict(dict):
    pass


for v in (re.match("a", "a"), int | str, list[int], Items(), types.MappingProxyType({"a": 1}), MyDict(a=1), 5, d):
    for name, f in (("unpack", lambda: exec("a, b = v", {"v": v})), ("star", lambda: [*v]), ("call", lambda: print(*v)),
                    ("reversed", lambda: list(reversed(v))), ("group", lambda: ExceptionGroup("m", v))):
        try:
            print(name, f())
        except Exception as e:
            print(name, type(e).__name__, e)
for v in (bytearray(b"a"), array.array("b", [1]), memoryview(b"a"), b"ab", "ab", 1):
    try:
        print(ord(v))
    except TypeError as e:
        print(e)
a = array.array("i", [1, 2])
for key in (slice(0, 1, 0), slice("a"), slice(0, 1)):
    try:
        a[key] = [1]
    except Exception as e:
        print(type(e).__name__, e)
