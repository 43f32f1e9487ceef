class A: pass
class B:
    __match_args__ = "x"
class C:
    __match_args__ = (1,)
class D:
    __match_args__ = ["x"]
class E:
    __match_args__ = ("x", "x")
    x = 1
def f(v, c, n):
    match v:
        case c.cls(1) if n == 1: pass
        case c.cls(1, 2) if n == 2: pass
class H: pass
for c, n in ((A, 1), (B, 1), (C, 1), (D, 1)):
    h = H(); h.cls = c
    try:
        match c():
            case h.cls(1): print("no")
            case _: print("no match")
    except TypeError as e:
        print(e)
for src in ("match E():\n case E(1, x=1): pass", "match E():\n case E(1, 1): pass", "match 5:\n case int(1, 2): pass", "match 5:\n case len(): pass", "match 'a':\n case str(x, y): pass"):
    try:
        exec(src)
        print("no error")
    except TypeError as e:
        print(e)
