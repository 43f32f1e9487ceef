def f(*args, **kw): return args, kw
print(f(*[1, 2], 3, *(4,), k=1, *[5], **{"m": 2}, n=3, **{}))
print(f(*"ab"), f(*{}), f(*iter([1])), f(*(x for x in range(2))))
print(f(k=1, *[2, 3]), f(**{"a b": 1}))
def g(a, b, c=30, *rest, d, e=50, **kw): return a, b, c, rest, d, e, kw
print(g(1, 2, d=4), g(1, 2, 3, 4, 5, d=6, f=7), g(b=2, a=1, d=4, e=5), g(*[1, 2], **{"d": 4, "z": 1}))
print(g(1, *[2, 3], 4, d=5))
