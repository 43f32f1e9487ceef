class A:
    __iter__ = None
    def __getitem__(self, i): return i
try:
    iter(A())
except TypeError as e:
    print(e)
class B(list):
    __contains__ = None
    __reversed__ = None
try:
    1 in B([1])
except TypeError as e:
    print(e)
try:
    reversed(B())
except TypeError as e:
    print(e)
