def f():
    a = allocate(1)
    b = allocate(1)
    rows = [a, b]
    rows.reverse()
    free(rows[0])
    free(a)


def g():
    a = allocate(1)
    b = allocate(1)
    rows = [a]
    rows[0] = b
    free(rows[0])
    free(a)


def h():
    a = allocate(1)
    b = allocate(1)
    rows = [a, b]
    del rows[0]
    free(rows[0])
    free(a)


def i():
    a = allocate(1)
    b = allocate(1)
    rows = [a, b]
    rows.pop(0)
    for r in rows:
        free(r)
    free(a)


def j():
    a = allocate(1)
    b = allocate(1)
    rows = [a]
    rows.insert(0, b)
    x, y = rows
    free(x)
    free(a)


def k():
    a = allocate(1)
    b = allocate(1)
    rows = [a]
    rows[:] = [b]
    free(rows[0])
    free(a)


def m():
    a = allocate(1)
    rows = [a]
    rows.clear()
    for r in rows:
        free(r)
    free(a)


def change(rows):
    rows[0] = None


def n():
    a = allocate(1)
    rows = [a]
    change(rows)
    free(rows[0])
    free(a)


for test in (f, g, h, i, j, k, m, n):
    test()
