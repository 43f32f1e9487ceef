class Field:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t=None): return self if o is None else o.__dict__.get(self.n, self.default)
    def __set__(self, o, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.n} must be {self.kind.__name__}, not {type(v).__name__}")
        o.__dict__[self.n] = v
class Model:
    def __init_subclass__(cls): cls.fields = [n for n, v in vars(cls).items() if isinstance(v, Field)]
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
    def __repr__(self): return type(self).__name__ + "(" + ", ".join(f"{n}={getattr(self, n)!r}" for n in self.fields) + ")"
class User(Model):
    name = Field(str, "")
    age = Field(int, 0)
print(User(name="x", age=3), User(), User.fields)
try:
    User(age="old")
except TypeError as e:
    print(e)
