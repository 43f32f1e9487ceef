match x:
    case 1 | -2 | 3.5 | -1j | 1 + 2j | -1 - 2j: pass
    case "a" "b" | b"c" | None | True | False: pass
    case a: pass
match x, *y:
    case _: pass
match (x):
    case a.b.c | d.e: pass
    case [a, *b, _] | (c, *_) | [] | () | (d,) | (e): pass
    case a, b: pass
    case a, *rest: pass
    case *_, a: pass
    case {"a": 1, b.c: d, -1: e, **rest}: pass
    case {}: pass
    case {**rest}: pass
    case A() | b.A(1, c, d=2, e=_,): pass
    case (a as b) as c: pass
    case [1 | 2 as a, 3]: pass
    case a if a > 1: pass
    case (1, 2) if b := c: pass
match -x: 
    case 1: pass
match [a]:
    case _: pass
