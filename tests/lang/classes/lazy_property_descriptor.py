class lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing", self.name)
        v = obj.__dict__[self.name] = self.f(obj)
        return v
class A:
    @lazy
    def big(self): return sum(range(100))
a = A()
print(a.big, a.big, A().big, type(A.big).__name__)
del a.big
print(a.big)
