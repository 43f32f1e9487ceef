s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2) == slice(1, 2), s.indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100).indices(3), slice(5, 0, -2).indices(4), slice(-100, 100).indices(3))
print([0, 1, 2, 3][slice(1, 3)], "abc"[slice(None, None, -1)], slice("a", [1], None))
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1, 2, 0).indices(5), lambda: slice("a").indices(5), lambda: hash(slice(1)), lambda: slice(1).indices(-1), lambda: slice(1) < slice("a"), lambda: setattr(s, "start", 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
