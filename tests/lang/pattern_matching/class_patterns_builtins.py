def f(x):
    match x:
        case bool(b): return ("bool", b)
        case int(i): return ("int", i)
        case float(): return "float"
        case str(s): return ("str", s)
        case bytes(b): return ("bytes", b)
        case list([a, *_]): return ("list", a)
        case tuple((a, b)): return ("tuple", a, b)
        case dict({"k": v}): return ("dict", v)
        case set(s) | frozenset(s): return ("set", s)
        case object(): return "object"
for v in (True, 5, 1.5, "s", b"b", [1, 2], (1, 2), {"k": 3}, {1}, frozenset(), None, 1j, []): print(f(v))
