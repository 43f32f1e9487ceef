class A:
    __slots__ = ("a",)
class B(A):
    __slots__ = ("b",)
class C(A): pass
b = B()
b.a, b.b = 1, 2
print(b.a, b.b, hasattr(b, "__dict__"))
c = C()
c.a, c.other = 3, 4
print(c.a, c.__dict__)
class D(A):
    __slots__ = ("__dict__",)
d = D()
d.a, d.z = 5, 6
print(d.__dict__)
class Shadow(A):
    __slots__ = ("a",)
s = Shadow()
s.a = 1
print(hasattr(s, "a"), Shadow.a is A.a)
