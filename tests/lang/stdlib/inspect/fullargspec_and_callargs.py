def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from inspect import getfullargspec, getcallargs, getargvalues, currentframe, formatargvalues
def f(a, b: int, /, c, d=1, *args: str, e, g=2, **kw): pass
class C:
    def m(self, x): pass
def s(a, b=2): pass
print(getfullargspec(f), getfullargspec(C.m), getfullargspec(C().m))
fails(lambda: getfullargspec(3))
fails(lambda: getcallargs(s, 1))
fails(lambda: getcallargs(s, 1, 2, 3))
fails(lambda: getcallargs(s))
fails(lambda: getcallargs(s, 1, a=2))
fails(lambda: getcallargs(s, 1, q=2))
fails(lambda: getcallargs(f, 1, 2, 3, e=1, z=2))
fails(lambda: getcallargs(f, 1))
def g(x, y=2): return formatargvalues(*getargvalues(currentframe()))
print(g(1))
