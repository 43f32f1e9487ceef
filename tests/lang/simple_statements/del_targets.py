a, b, c, d = 1, 2, 3, 4
del a, (b, [c]), d
print([n for n in "abcd" if n in globals()])
l = [1, 2, 3]
dd = {"x": 1, "y": 2}
class O: pass
o = O(); o.p = 1
del l[0], dd["x"], o.p, l[-1:]
print(l, dd, o.__dict__)
del ()
for src in ("del f()", "del 1", "del a + b", "del None", "del (a, 1)", "del *a", "del [x for x in y]", "del (yield)", "del a if b else c", "del 'a'", "del -a", "del", "del {}", "del lambda: 0"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
