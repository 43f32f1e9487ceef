def f(a, b=2, *args, c, d=4, **kw) -> int:
    "doc string"
    x = 1
    return x
print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
print(f.__defaults__, f.__kwdefaults__, f.__annotations__)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_nlocals)
print(f.__closure__, f.__dict__, f.__globals__ is globals())
f.tag = "t"
print(f.tag, f.__dict__)
f.__defaults__ = (1, 9)
f.__kwdefaults__ = {"c": 3, "d": 5}
f.__name__ = "renamed"
print(f(0), f.__name__, f.__defaults__)
try:
    f.__name__ = 3
except TypeError as e:
    print(e)
