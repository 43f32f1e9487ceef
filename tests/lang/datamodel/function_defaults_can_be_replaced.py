def f(a, b): return a, b
try:
    f(1)
except TypeError as e:
    print(e)
f.__defaults__ = (10, 20)
print(f(), f(1))
f.__defaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
def g(*, k): return k
g.__kwdefaults__ = {"k": "kw"}
print(g())
del g.__kwdefaults__
try:
    g()
except TypeError as e:
    print(e)
