try:
    raise ValueError
except ValueError:
    pass
try:
    raise KeyError
except KeyError as e:
    print(e.__context__)
def f():
    raise IndexError
try:
    raise ValueError("active")
except ValueError:
    try:
        f()
    except IndexError as e:
        print(repr(e.__context__))
