print(max(1, 3, 2), min([3, 1, 2]), max("abc"), min({5: 1, 3: 2}), max([], default="none"), min((), default=None), max([1, -5], key=abs), min("b", "a", key=ord), max([1], default=5), max(1, 1.0), max(1.0, 1), min([(1, "b"), (1, "a")]))
print(max(["aa", "b", "cc"], key=len), min(["aa", "b", "c"], key=len), max(x for x in [1, 2]), max([1, 2], key=None))
for f in (lambda: max([]), lambda: min(), lambda: max(5), lambda: max(1, "a"), lambda: min([1, "a"]), lambda: max(1, 2, default=3), lambda: max([], key=len), lambda: max([1], foo=1), lambda: min([1], key=5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
