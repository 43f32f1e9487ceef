try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        raise RuntimeError("from value")
    except* TypeError:
        raise
except ExceptionGroup as e:
    print(repr(e))
    for x in e.exceptions: print(repr(x), repr(x.__context__))
