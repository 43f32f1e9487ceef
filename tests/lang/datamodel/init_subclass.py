class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag)
        cls.tag = tag
class A(Base, tag="a"): pass
class B(A): pass
print(A.tag, B.tag, hasattr(Base, "tag"))
try:
    class C(Base, other=1): pass
except TypeError as e:
    print(e)
try:
    class D(x=1): pass
except TypeError as e:
    print(e)
