def data(cls):
    names = list(cls.__annotations__)
    def __init__(self, *a, **k):
        for n, v in zip(names, a): setattr(self, n, v)
        for n in names[len(a):]:
            if n in k: setattr(self, n, k.pop(n))
            elif not hasattr(cls, n): raise TypeError(f"missing {n}")
        if k: raise TypeError(f"unexpected {sorted(k)}")
    cls.__init__ = __init__
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
    cls.__eq__ = lambda self, o: type(o) is cls and all(getattr(self, n) == getattr(o, n) for n in names)
    cls.__match_args__ = tuple(names)
    return cls
@data
class P:
    x: int
    y: int = 5
print(P(1), P(1, 2), P(x=3, y=4), P(1) == P(1, 5), P.__match_args__)
match P(7):
    case P(a, 5): print(a)
for k in ({}, {"z": 1, "x": 1}):
    try:
        P(**k)
    except TypeError as e:
        print(e)
