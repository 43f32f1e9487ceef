try:
    try:
        1 / 0
    finally:
        raise KeyError("finally")
except KeyError as e:
    print(repr(e), repr(e.__context__))
def f():
    try:
        try:
            raise ValueError("a")
        finally:
            print("inner finally")
            try:
                raise TypeError("b")
            except TypeError:
                print("handled inside")
    except ValueError as e:
        print("still", e, e.__context__)
f()
