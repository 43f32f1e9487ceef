class A:
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 9
    def __floor__(self): return 10
    def __ceil__(self): return 11
import math
a = A()
print(int(a), float(a), complex(a), round(a), round(a, 2), math.trunc(a), math.floor(a), math.ceil(a))
class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __complex__(self): return 1.0
for f in (int, float, complex):
    try:
        f(Bad())
    except TypeError as e:
        print(e)
