from contextlib import ExitStack
def bad(exc):
    def f(*e): raise exc
    return f
try:
    with ExitStack() as s:
        s.push(bad(KeyError("outer")))
        s.push(bad(ValueError("inner")))
        raise TypeError("body")
except Exception as e:
    while e is not None:
        print(repr(e))
        e = e.__context__
