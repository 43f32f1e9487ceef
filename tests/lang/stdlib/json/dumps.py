# json.dumps: every kind of value, every option.
import json

VALUES = [None, True, False, 0, -7, 10**30, 1.5, -0.0, 1e22, 1e-7, 1e16, 123456789.123, "", "a\"b\\c/\b\f\n\r\t\x00\x1f\x7f", "é\u2028\ud800",
          "\U0001f600", [], [1, [2, []]], (), (1, "x"), {}, {"a": {"b": []}, "c": 1}, {1: 2, 1.5: 3, True: 4, None: 5}]
for v in VALUES:
    print(json.dumps(v), ascii(json.dumps(v, ensure_ascii=False)), json.dumps(v, separators=(",", ":")))
nested = {"b": [1, {"z": None, "a": [[], {}]}], "a": (True, "x")}
for indent in (0, 2, "\t", "--", None):
    print(json.dumps(nested, indent=indent))
    print(json.dumps(nested, indent=indent, sort_keys=True, separators=(" , ", " = ")))
print(json.dumps([float("inf"), -float("inf"), float("nan")]), json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))


class Int(int):
    def __repr__(self):
        return "Int"


class Float(float):
    def __repr__(self):
        return "Float"


class Str(str):
    pass


class List(list):
    pass


class Dict(dict):
    def items(self):
        return [("from", "items")]


print(json.dumps([Int(3), Float(2.5), Str("s"), List([1]), Dict(x=1), {Int(4): Float(0.5), Float(1.5): 1, Str("k"): 2}]))


def show(*args, **kw):
    try:
        print(json.dumps(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


show(float("nan"), allow_nan=False)
show({"a": [float("-inf")]}, allow_nan=False)
show({(1, 2): 3})
show({b"x": 3})
show(object)
show({1, 2})
show([1, b"x"])
show({"a": 1, 2: 3}, sort_keys=True)
loop = []
loop.append({"again": loop})
show(loop)
show(loop, indent=1)
deep = []
for _ in range(100000):
    deep = [deep]
show(deep)
show([1j], default=lambda v: [v.real, v.imag])
show([object()], default=lambda v: v)
show({"k": 1j}, default=str, indent=1)
show(1, nonsense=2)
show([1], separators=(1, 2))
