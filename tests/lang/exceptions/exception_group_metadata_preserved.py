try:
    try:
        raise KeyError("context")
    except KeyError:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)]) from OSError("cause")
except ExceptionGroup as eg:
    eg.add_note("note")
    a, b = eg.split(ValueError)
    for part in (a, b):
        print(repr(part), part.__notes__, repr(part.__cause__), repr(part.__context__), part.__traceback__ is eg.__traceback__)
