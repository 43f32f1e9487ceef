class A: pass
a = A(); l = [0, 0]
for a.x in range(3): pass
for l[1] in "ab": pass
for (p, q), *r in [((1, 2), 3, 4)]: print(p, q, r)
for [m, n] in ["xy"]: print(m, n)
for (z) in [1]: print(z)
print(a.x, l)
for src in ("for 1 in x: pass", "for f() in x: pass", "for a + b in x: pass", "for x, 1 in y: pass", "for None in x: pass", "for x in y", "for x y: pass", "for in x: pass", "for x in: pass", "for (x in y): pass"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
