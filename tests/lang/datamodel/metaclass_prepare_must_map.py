class Meta(type):
    @classmethod
    def __prepare__(m, name, bases): return 5
try:
    class A(metaclass=Meta): pass
except TypeError as e:
    print(e)
def not_type(name, bases, ns): return name, bases, sorted(k for k in ns if k != "__qualname__")
class B(metaclass=not_type):
    x = 1
print(B)
