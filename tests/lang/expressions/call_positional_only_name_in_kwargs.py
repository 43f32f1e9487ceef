def f(a, /, **kw): return a, kw
print(f(1, a=2), f(1, **{"a": 3, "b": 4}))
def g(self, /, *args, **kwargs): return self, args, kwargs
print(g(0, 1, self=2))
try:
    f(a=1)
except TypeError as e:
    print(e)
