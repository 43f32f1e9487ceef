l = [0, 1, 2, 3, 4, 5]
l[1:3] = ["a", "b", "c"]; print(l)
l[:0] = [9]; print(l)
l[len(l):] = "xy"; print(l)
l[2:4] = []; print(l)
l[::2] = [None] * len(l[::2]); print(l)
l[5:1] = ["in"]; print(l)
l[:] = range(3); print(l)
l[1:2] = (x for x in "gen"); print(l)
l[:] = l; print(l)
l[2:3] = l; print(l)
l[::-1] = l; print(l)
for f in (lambda: l.__setitem__(slice(0, 4, 2), [1]), lambda: l.__setitem__(slice(1), 5), lambda: l.__setitem__(slice(None, None, 2), 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
