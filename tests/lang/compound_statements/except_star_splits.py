def f(eg):
    try:
        raise eg
    except* ValueError as g:
        print("value", repr(g))
    except* (TypeError, KeyError) as g:
        print("type", repr(g))
    else:
        print("else")
    finally:
        print("finally")
f(ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), KeyError(4)])]))
try:
    f(ExceptionGroup("h", [ValueError(1), OSError(2)]))
except ExceptionGroup as e:
    print("rest", repr(e))
