def f(x):
    match x:
        case {"type": "circle", "r": r}: return ("circle", r)
        case {"type": "rect", "w": w, "h": h, **rest}: return ("rect", w, h, rest)
        case {1: a, None: b, -1: c} if a: return (a, b, c)
        case {"nested": {"list": [first, *_]}}: return first
        case {}: return "some mapping"
        case _: return "no"
for v in ({"type": "circle", "r": 1, "extra": 2}, {"type": "rect", "w": 1, "h": 2, "c": 3}, {"nested": {"list": [9, 8]}}, {}, {"x": 1}, [], {1: "a", None: "b", -1: "c"}): print(f(v))
