def g():
    try:
        yield
    except Exception as e:
        print(repr(e), e.__traceback__ is not None)
        yield
for args in ((ValueError,), (ValueError("i"),), (ValueError, "arg"), (ValueError, ValueError("inst")), (ValueError, (1, 2)), (ValueError, None, None)):
    it = g(); next(it); it.throw(*args)
for args in ((5,), ("s",), (ValueError("x"), 5), (ValueError, None, 5), (int,)):
    it = g(); next(it)
    try:
        it.throw(*args)
    except TypeError as e:
        print(e)
