for f in (lambda: [1 // x for x in (1, 0)], lambda: {x: y for x, y in [(1,)]}, lambda: list(map(int, ["1", "x"])), lambda: sorted([1, "a"]), lambda: (lambda x: x.foo)(5), lambda: sum(["a"]), lambda: max([])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
