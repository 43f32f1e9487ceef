try:
    try:
        raise KeyError("inner")
    except KeyError as k:
        raise ValueError("outer") from k
except ValueError as e:
    print(e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        raise KeyError("inner")
    except KeyError as k:
        e = ValueError("prebuilt")
        raise e from IndexError("other")
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__))
