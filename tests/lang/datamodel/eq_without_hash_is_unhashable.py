class A:
    def __eq__(self, o): return True
print(A.__hash__)
try:
    hash(A())
except TypeError as e:
    print(e)
try:
    {A(): 1}
except TypeError as e:
    print(e)
class B(A):
    __hash__ = object.__hash__
print(isinstance(hash(B()), int))
class C(A): pass
print(C.__hash__)
class D(B): pass
print(D.__hash__ is object.__hash__)
