class A:
    __slots__ = ("a", "b")
a = A()
try:
    a.__class__ = type("B", (), {})
except TypeError as e:
    print(e)
class C:
    __slots__ = ("a", "b")
a.a = 1
a.__class__ = C
print(a.a, type(a).__name__)
a.__class__ = A
try:
    C.a.__get__(a)
except TypeError as e:
    print(e)
class D(A): pass
d = D(); d.a = 1; d.z = 2
try:
    d.__class__ = A
except TypeError as e:
    print(e)
class I(int): pass
i = I(5); i.x = 1
try:
    i.__class__ = int
except TypeError as e:
    print(e)
class J(int): pass
try:
    i.__class__ = J
except TypeError as e:
    print(e)
print(i + 1, i.x)
for cls in (int, str, A, type, type(None), object):
    try:
        a.__class__ = cls
        print("set")
    except TypeError as e:
        print(e)
