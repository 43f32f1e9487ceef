class C:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): pass
class O: pass
o = O(); d = {}
with C() as (a, [b, c]): print(a, b, c)
with C() as o.x: print(o.x)
with C() as d["k"]: print(d)
with C() as [p, *q]: print(p, q)
for src in ("with a as f(): pass", "with a as 1: pass", "with a as None: pass", "with: pass", "with a as b, : pass", "with (a as b): pass", "with a", "with (a, b) as c: pass", "with a as b.c, d as e[0]: pass"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
