class Meta(type):
    @property
    def p(cls): return "meta property of " + cls.__name__
class A(metaclass=Meta):
    x = 1
print(A.p)
try:
    A().p
except AttributeError as e:
    print(e)
class B(metaclass=Meta):
    p = "class attribute"
print(B.p, B().p)
