def f(**kw):
    kw["new"] = 1
    return kw
d = {"a": 1}
print(f(**d), d)
def g(*a): return a
t = (1, 2)
print(g(*t) == t, g(*t) is t)
