# f(**d): what is merged, in which order, and the errors; names of bound builtins.
def f(*args, **kw): return args, list(kw.items())


d = {"a": 1, "b": 2}
print(f(**d), f(**{}), f(**{}, **d), f(**d, c=3), f(c=3, **d), f(**d, **{"z": 0}))


def g(**kw):
    kw["a"] = "changed"
    return kw


print(g(**d), d)


class D(dict):
    def keys(self): return ["k"]
    def __getitem__(self, key): return key * 2


class M:
    def keys(self): return ["x", "y"]
    def __getitem__(self, key): return key.upper()


print(f(**D(a=1)), f(**M()), f(1, **M(), **d))
print("{a}-{b:>3}-{a!r}".format(**d), "{0}{a}{0}".format(9, **d))
for call in (lambda: f(**{1: 2}), lambda: f(**d, **d), lambda: f(a=1, **d), lambda: f(**{"a": 1, 2: 3}), lambda: f(**5), lambda: f(**{**d, 3: 4})):
    try: print(call())
    except TypeError as e: print(str(e).split(">")[-1].split("()")[-1])
m = [].append
print(m.__name__, len.__name__, m.__qualname__, len.__qualname__, len.__reduce__(), "".join.__name__, m.__reduce__()[1][1], repr(len))
