def f(x):
    match x:
        case 1 | 2 | 3: return "small"
        case "a" | "b": return "letter"
        case [1, y] | [y, 1] | {"y": y}: return ("y", y)
        case (int() | float()) as n: return ("number", n)
        case None | True: return "singleton"
for v in (2, "b", [1, 5], [6, 1], {"y": 7}, 10, 2.5, None, True, "z"): print(v, f(v))
