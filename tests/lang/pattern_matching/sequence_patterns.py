def f(x):
    match x:
        case []: return "empty"
        case [a]: return ("one", a)
        case [a, b]: return ("two", a, b)
        case [a, *rest, z] if z == 9: return ("ends", a, rest, z)
        case (1, *_): return "starts with 1"
        case [*all]: return ("all", all)
        case _: return "not a sequence"
for v in ([], (5,), [1, 2], (1, 2, 3, 9), [1, 2, 3], range(4), "abc", b"ab", {1, 2}, {"a": 1}, 5, iter([]), bytearray(b"x")): print(f(v))
