def g():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignoring")
            yield 2
            break
it = g(); next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def h():
    try:
        yield
    finally:
        raise KeyError("from finally")
it = h(); next(it)
try:
    it.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))
