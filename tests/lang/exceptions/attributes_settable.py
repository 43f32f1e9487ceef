e = ValueError("x")
e.extra = 1
print(e.extra, e.__dict__, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
e.__cause__ = KeyError("c")
print(e.__suppress_context__, repr(e.__cause__))
e.__context__ = IndexError("i")
print(repr(e.__context__))
e.__suppress_context__ = False
for attr, bad in (("__cause__", 5), ("__context__", "x"), ("__traceback__", 5)):
    try:
        setattr(e, attr, bad)
    except TypeError as x:
        print(x)
try:
    del e.__cause__
except TypeError as x:
    print(x)
