import _pkg2.m1
import _pkg2.m2 as two
print("_pkg2" in globals(), two.v)
del _pkg2
import _pkg2.m2
print(_pkg2.m1.v)
_pkg2 = 5
from _pkg2 import attr
print(attr, _pkg2)
