class Singleton(type):
    _made = {}
    def __call__(cls, *a):
        if cls not in cls._made: cls._made[cls] = super().__call__(*a)
        return cls._made[cls]
class A(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(A(1) is A(2), A(3).v)
