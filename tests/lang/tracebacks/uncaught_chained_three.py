def f():
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError("second") from z
try:
    f()
except KeyError:
    raise IndexError("third")
