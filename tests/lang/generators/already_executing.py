def g():
    yield next(it)
it = g()
try:
    next(it)
except ValueError as e:
    print(e)
def h():
    try:
        it2.send(None)
    except ValueError as e:
        yield str(e)
it2 = h()
print(next(it2))
