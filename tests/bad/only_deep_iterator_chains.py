def t(wrap):
    it = iter([1, 2, 3])
    for _ in range(100000): it = wrap(it)
    try:
        next(it)
    except RecursionError:
        pass
    del it
t(lambda i: map(abs, i))
t(lambda i: filter(None, i))
t(lambda i: zip(i))
t(lambda i: enumerate(i))
t(lambda i: (x for x in i))
print("survived")
