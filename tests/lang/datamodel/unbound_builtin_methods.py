print(str.upper("abc"), list.append([1], 2), int.__add__(2, 3), dict.get({1: 2}, 1))
print(list.append, int.__add__, str.upper, "".join.__name__, [].append.__self__)
for f in (lambda: str.upper(5), lambda: list.append(), lambda: int.__add__(1.0, 2), lambda: list.append((), 1)):
    try:
        f()
    except TypeError as e:
        print(e)
print(list(map(str.strip, [" a ", "b "])))
