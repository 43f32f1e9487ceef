def f(x):
    match x:
        case [a, b] if a == b: return "equal"
        case [a, b] if a < b: return "ascending"
        case [a, b]: return "other"
        case n if (n := n * 2) > 10: return ("big", n)
        case n: return n
print(f([1, 1]), f([1, 2]), f([2, 1]), f(6), f(2))
def g(n):
    print("guard", n)
    return False
match 1:
    case x if g("a"): pass
    case 1 if g("b"): pass
    case y: print(x, y)
