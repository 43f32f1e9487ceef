t = (1, 2, 1, "a")
print(t.count(1), t.index(2), t.index(1, 1), t + (5,), t * 2, t[1:3], t[::-1], hash((1, 2)) == hash((1, 2)), (1,) == (1.0,), () < (0,), len(t), "a" in t, tuple(t) is t, t[:] is t, sorted((3, 1)), (1, 2) + () == (1, 2), type(() + ()))
for f in (lambda: t.index("z"), lambda: t.index(), lambda: t + [1], lambda: t * "a", lambda: hash(([],)), lambda: t.append(1), lambda: t["a"]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
