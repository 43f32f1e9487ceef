try:
    raise ValueError("plain")
except* ValueError as g:
    print(repr(g), type(g).__name__)
try:
    try:
        raise KeyError("not matched")
    except* ValueError:
        print("no")
except KeyError as e:
    print(repr(e))
