import sys
import sys as s, math as m
from math import pi, floor as fl
from math import (
    ceil,
    sqrt as root,
)
print(sys is s, m.floor(2.5), fl(3.7), ceil(1.2), root(16), pi > 3)
def f():
    import math
    from math import tau
    return math.cos(0), tau > 6
print(f(), "math" in globals())
class A:
    from math import e
print(A.e)
