import sys
def g():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield 1
        print(sys.exc_info()[0])
    yield 2
it = g()
next(it)
print(sys.exc_info()[0])
try:
    raise KeyError
except KeyError:
    next(it)
    print(sys.exc_info()[0])
