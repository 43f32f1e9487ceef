pass; break_ = 1
def f():
    return
    return a
    return a, *b
    global x, y
    yield
    yield a, b
    x = yield from a
    nonlocal z
raise
raise A
raise A from B
assert a
assert a, b
while a:
    break
    continue
else:
    pass
