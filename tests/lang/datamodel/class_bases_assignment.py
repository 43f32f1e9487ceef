class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
class C(A): pass
c = C()
print(c.who())
C.__bases__ = (B,)
print(c.who(), C.__mro__)
for bases in ((), (int,), B, (C,)):
    try:
        C.__bases__ = bases
        print("set")
    except TypeError as e:
        print(e)
