def deco(f): raise TypeError("decorating")
@deco
def f():
    pass
