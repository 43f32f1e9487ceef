class D(dict):
    def __missing__(self, k): return "missing"
match D(a=1):
    case {"b": x}: print("matched", x)
    case {"a": x, **rest}: print("a", x, rest, type(rest).__name__)
class K:
    A = "key"
match {"key": 5}:
    case {K.A: v}: print(v)
try:
    match {"x": 1}:
        case {K.A: a, "key": b}: print("no")
except ValueError as e:
    print(e)
