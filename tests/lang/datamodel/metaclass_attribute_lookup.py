class Meta(type):
    x = "meta x"
    y = "meta y"
    def m(cls): return cls.__name__
class A(metaclass=Meta):
    x = "class x"
print(A.x, A.y, A.m(), hasattr(A(), "y"), hasattr(A(), "m"))
class Meta2(type):
    def __getattr__(cls, name): return "made " + name
class B(metaclass=Meta2): pass
print(B.anything, hasattr(B(), "anything"))
