def ev(e):
    match e:
        case int() | float(): return e
        case ("+", a, b): return ev(a) + ev(b)
        case ("*", a, b): return ev(a) * ev(b)
        case ("neg", a): return -ev(a)
        case ("if", c, t, f): return ev(t) if ev(c) else ev(f)
        case (op, *args): raise ValueError(f"bad {op} with {len(args)}")
        case _: raise TypeError(type(e).__name__)
print(ev(("+", 1, ("*", 2, ("neg", 3.5)))), ev(("if", 0, 1, ("+", 2, 3))))
for bad in (("?", 1, 2), "x", None):
    try:
        ev(bad)
    except (ValueError, TypeError) as x:
        print(type(x).__name__, x)
