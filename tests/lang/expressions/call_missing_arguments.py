def f(a, b, c=1, *, k, m): pass
def g(a, /, b): pass
def h(): pass
class A:
    def m(self, x): pass
    def __init__(self, y=0): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, k=1), lambda: g(), lambda: g(b=1), lambda: h(1),
             lambda: h(1, 2), lambda: A().m(), lambda: A().m(1, 2), lambda: A.m(), lambda: A(1, 2), lambda: (lambda x, y, z: 0)()):
    try:
        call()
    except TypeError as e:
        print(e)
