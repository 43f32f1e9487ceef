from _pkg2 import *
print(m1.v, m2.v, attr)
