def bad(): raise TypeError("in except clause")
try:
    try:
        raise ValueError("v")
    except bad():
        pass
except TypeError as e:
    print(e, repr(e.__context__))
