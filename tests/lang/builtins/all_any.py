print(all([]), any([]), all([1, 2]), all([1, 0]), any([0, ""]), any([0, "x"]), all("abc"), any({}), all(x < 3 for x in range(3)))
def g():
    for v in (1, 0, 1):
        print("v", v)
        yield v
print(all(g()), any(g()))
for f in (lambda: all(5), lambda: any(None), lambda: all()):
    try:
        f()
    except TypeError as e:
        print(e)
