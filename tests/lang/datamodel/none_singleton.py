print(None is None, type(None)() is None, bool(None), repr(None))
try:
    None.x = 1
except AttributeError as e:
    print(e)
try:
    type(None)(1)
except TypeError as e:
    print(e)
try:
    class N(type(None)):
        pass
except TypeError as e:
    print(e)
