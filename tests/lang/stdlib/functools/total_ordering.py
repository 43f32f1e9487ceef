# total_ordering from each single operator.
from functools import total_ordering


def make(op):
    class A:
        def __init__(self, v):
            self.v = v

        def __eq__(self, o):
            return self.v == o.v if isinstance(o, A) else NotImplemented

    def method(self, o):
        if not isinstance(o, A):
            return NotImplemented
        return {"__lt__": self.v < o.v, "__le__": self.v <= o.v, "__gt__": self.v > o.v, "__ge__": self.v >= o.v}[op]

    setattr(A, op, method)
    return total_ordering(A)


for op in ("__lt__", "__le__", "__gt__", "__ge__"):
    A = make(op)
    print(op, [(a < b, a <= b, a > b, a >= b) for a in map(A, (1, 2)) for b in map(A, (1, 2))], A.__lt__.__name__)
    try:
        A(1) <= 3
    except TypeError as e:
        print(e)
try:
    total_ordering(type("B", (), {}))
except ValueError as e:
    print(e)


@total_ordering
class C(int):
    def __lt__(self, o):
        return False


print(C(1) > C(2), C(1) >= C(2), C(3) <= C(2))
