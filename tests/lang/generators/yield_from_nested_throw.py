def inner():
    try:
        yield 1
    except ValueError:
        yield "inner handled"
    return "r"
def middle():
    return (yield from inner())
def outer():
    try:
        x = yield from middle()
        yield x
    except KeyError:
        yield "outer handled"
it = outer()
print(next(it), it.throw(ValueError), next(it))
it = outer(); next(it)
print(it.throw(KeyError))
