from enum import Enum
class P(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
print(P.EARTH.mass, P.MARS.radius, P((0.64, 3.39)), P.EARTH.value)
class X(Enum):
    def __new__(cls, v, doc=None):
        o = object.__new__(cls)
        o._value_ = v * 10
        o.doc = doc
        return o
    a = 1
    b = 2, "two"
print(X.a.value, X(20), X.b.doc, X.a.doc)
