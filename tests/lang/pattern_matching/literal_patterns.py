def f(x):
    match x:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5: return "float"
        case -2.5: return "negative float"
        case 1 + 2j: return "complex"
        case -3 - 1j: return "negative complex"
        case "a" "b": return "string"
        case b"x": return "bytes"
        case True: return "true"
        case None: return "none"
    return "no match"
for v in (0, -1, 1.5, -2.5, 1 + 2j, -3 - 1j, "ab", b"x", True, None, False, 0.0, 1, "x", [0]): print(repr(v), f(v))
