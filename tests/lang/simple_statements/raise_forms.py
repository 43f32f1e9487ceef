def t(f):
    try:
        f()
    except BaseException as e:
        print(repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)
def a(): raise ValueError
def b(): raise ValueError("x", 1)
def c(): raise ValueError("x") from KeyError("k")
def d(): raise ValueError("x") from None
def e(): raise ValueError from KeyError
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")
def g():
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError("second") from None
for x in (a, b, c, d, e, f, g): t(x)
