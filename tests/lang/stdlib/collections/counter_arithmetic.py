# Counter's operators: order of the result, ties between equal counts of different types, subclasses, what is no Counter.
from collections import Counter
from fractions import Fraction


def tell(f):
    try:
        r = f()
        print(type(r).__name__, list(r.items()) if isinstance(r, dict) else r)
    except Exception as e:
        print(type(e).__name__, e)


class Sub(Counter):
    pass


a = Counter({"x": 2, "neg": -1, "zero": 0, "both": 3, "f": 1.5})
b = Counter({"new": 4, "both": 3, "neg2": -2, "x": 5, "zero": 0, "f": Fraction(1, 2)})
for x, y in ((a, b), (b, a), (a, a), (Sub(a), b), (a, Sub(b)), (a, Counter()), (Counter(), b)):
    for op in ("__add__", "__sub__", "__or__", "__and__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__iadd__", "__isub__", "__ior__", "__iand__"):
        print(op, end=" ")
        tell(lambda: getattr(x.copy(), op)(y))
tell(lambda: +a)
tell(lambda: -a)
tell(lambda: +Sub(a))
one, same, true = Counter(k=1), Counter(k=1.0), Counter(k=True)
for x in (one, same, true):
    for y in (one, same, true):
        print(x & y, x | y, x + y, x == y, end=" ")
        z = x.copy()
        z &= y
        w = x.copy()
        w |= y
        print(z, w)
for other in ({"x": 1}, 5, None, [1]):
    for f in (lambda: a + other, lambda: a - other, lambda: a | other, lambda: a & other, lambda: a < other, lambda: a >= other, lambda: a == other, lambda: a != other):
        tell(f)
for f in (lambda: Counter(a="s") & Counter(a="t"), lambda: Counter(a="s") == Counter(a="s"), lambda: Counter(a="s") <= Counter(), lambda: a.__iadd__(5), lambda: Counter(a=1).__iadd__({"a": 2}), lambda: Counter(a=5).__iand__({"a": 2}), lambda: Counter("ab").subtract(5), lambda: Counter("ab").subtract(1, 2)):
    tell(f)
c = Counter(a=4)
c.subtract("abc")
c.subtract({"a": 1}, b=2)
c.subtract(None, z=1)
c.subtract((("q", 1),))
c.update(None)
c.update(None, a=1)
c.update({})
print(c, Counter(None), Counter(iterable=5), Counter(self=1))


class Logged(Counter):
    def __missing__(self, key):
        print("missing", key, end="; ")
        return 0


l = Logged("ab")
l += Counter("bc")
print(l, Logged("a") == Logged("a"), Logged("a") != Counter("b"), Logged("a") <= Logged("ab"))
print(Logged("ab") + Logged("bc"), Logged("ab") - Logged("bc"), Logged("ab") & Logged("bc"), Logged("ab") | Logged("bc"))
print(Counter() + Counter(a=True), Counter() - Counter(a=-True), Counter() | Counter(a=True), +Counter(a=True), -Counter(a=-1.5))
