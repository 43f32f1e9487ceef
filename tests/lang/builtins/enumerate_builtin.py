print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)), next(enumerate("z", -1)), list(enumerate("ab", 2**70)), list(enumerate(iterable="a")))
e = enumerate([1, 2])
print(type(e).__name__, iter(e) is e, next(e), list(e))
for f in (lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate(), lambda: enumerate("a", 1.5)):
    try:
        f()
    except TypeError as e:
        print(e)
