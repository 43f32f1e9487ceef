print(list(), list("ab"), list({1: 2}), list(range(3)), tuple(), tuple([1]), tuple("ab"), set(), set("a"), frozenset([1]), dict(), dict(a=1), dict([("a", 1), ("b", 2)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict([[1, 2]]), dict(["ab"]))
t = (1, 2)
print(tuple(t) is t, list([1]) == [1], frozenset(frozenset([1])) == {1}, dict({}, **{"k": 1}))
for f in (lambda: list(5), lambda: tuple(5), lambda: set([[]]), lambda: dict([1]), lambda: dict(["a"]), lambda: dict([("a", 1, 2)]), lambda: dict(5), lambda: frozenset(5), lambda: list(1, 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
