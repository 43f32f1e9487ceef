try:
    raise ValueError("same")
except ValueError as e:
    try:
        raise e
    except ValueError as e2:
        print(e2 is e, e2.__context__)
a = ValueError("a")
try:
    try:
        raise a
    except ValueError:
        raise KeyError("b")
except KeyError as b:
    try:
        raise a
    except ValueError as again:
        print(again is a, repr(a.__context__), b.__context__)
