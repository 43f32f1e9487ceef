l = list(range(10))
del l[2:4]; print(l)
del l[::2]; print(l)
del l[-1]; print(l)
del l[10:]; print(l)
l = list(range(10))
del l[8:1:-3]; print(l)
del l[:]; print(l)
for src in ("del (1, 2)[0]", "del 'abc'[1]", "del [][0]", "del range(3)[1:]"):
    try:
        exec(src)
    except Exception as e:
        print(type(e).__name__, e)
