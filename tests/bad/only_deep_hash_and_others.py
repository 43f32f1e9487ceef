t = ()
for _ in range(100000): t = (t,)
for f in (hash, lambda x: {x: 1}, lambda x: {x}, lambda x: hash((x, 1)), lambda x: isinstance(1, x), lambda x: str.startswith("a", x), lambda x: frozenset([x])):
    try:
        f(t)
    except (RecursionError, TypeError):
        pass
e = ValueError("end")
for _ in range(100000):
    n = ValueError()
    n.__context__ = e
    e = n
del e, n
g = ExceptionGroup("g", [ValueError()])
for _ in range(5000): g = ExceptionGroup("g", [g])
try:
    g.split(ValueError)
    g.subgroup(KeyError)
except RecursionError:
    pass
del g
print("survived")
