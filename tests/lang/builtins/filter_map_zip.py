print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(zip()), list(zip([1])), list(zip([1, 2], "ab", (3, 4, 5))), list(zip([1], [2], strict=True)))
m = map(print, [1])
print(type(m).__name__, list(m))
for f in (lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1], [2], [3, 4], strict=True)), lambda: map(), lambda: list(map(5, [1])), lambda: filter(None), lambda: list(filter(5, [1])), lambda: zip(5), lambda: map(len, 5), lambda: list(zip([], [1], strict=True))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
