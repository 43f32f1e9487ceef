class A:
    def __class_getitem__(cls, item): return cls.__name__, item
class B(A): pass
print(A[int], B[1, 2], A["x"])
try:
    A()[0]
except TypeError as e:
    print(e)
class C: pass
try:
    C[int]
except TypeError as e:
    print(e)
print(list[int], dict[str, int], tuple[int, ...], type(list[int]).__name__)
