async def f(): pass
c = f()
for op in (lambda: iter(c), lambda: next(c), lambda: list(c), lambda: [*c]):
    try:
        op()
    except TypeError as e:
        print(e)
c.close()
def g():
    yield from f2
f2 = f()
try:
    list(g())
except TypeError as e:
    print(e)
f2.close()
