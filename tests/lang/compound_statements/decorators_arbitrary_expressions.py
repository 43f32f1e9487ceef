reg = {"a": [lambda f: ("wrapped", f())]}
@reg["a"][0]
def f(): return 5
print(f)
@(lambda f: f.__name__.upper())
def g(): pass
print(g)
@print
class A: x = 1
print(A)
@(x := (lambda f: f))
def h(): return "h"
print(h(), x(1))
@[len][0] if 0 else (lambda f: 9)
def k(): pass
print(k)
