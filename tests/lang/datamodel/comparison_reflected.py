class A:
    def __lt__(self, o): return ("A.lt", type(o).__name__)
    def __ge__(self, o): return NotImplemented
class B:
    def __gt__(self, o): return "B.gt"
    def __le__(self, o): return "B.le"
print(5 > A(), A() < 5)
print(A() >= B(), A() < B())
try:
    A() >= 1
except TypeError as e:
    print(e)
try:
    B() < B()
except TypeError as e:
    print(e)
