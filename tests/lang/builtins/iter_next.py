it = iter([1, 2])
print(next(it), next(it), next(it, "d"), next(it, None))
try:
    next(it)
except StopIteration as e:
    print("stop", e.args)
for x in ("ab", (1,), {1: 2}, {5}, range(2), b"a", [9], {1: 2}.items()): print(type(iter(x)).__name__, list(iter(x)))
for f in (lambda: next([]), lambda: iter(5), lambda: iter(len, 1) and next(iter(5, 1)), lambda: next(it, 1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
