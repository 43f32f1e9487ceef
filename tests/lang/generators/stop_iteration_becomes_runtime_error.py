def g():
    yield 1
    raise StopIteration("inside")
it = g(); next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def h():
    yield 1
    return next(iter([]))
it = h(); next(it)
try:
    next(it)
except RuntimeError as e:
    print(e)
def k():
    try:
        yield 1
    except StopIteration:
        yield "caught in generator"
it = k(); next(it)
print(it.throw(StopIteration))
