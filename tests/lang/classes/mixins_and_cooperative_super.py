class Base:
    def __init__(self, **kw): self.log = ["Base"]; assert not kw, kw
class Named:
    def __init__(self, name="?", **kw):
        super().__init__(**kw)
        self.name = name; self.log.append("Named")
class Sized:
    def __init__(self, size=0, **kw):
        super().__init__(**kw)
        self.size = size; self.log.append("Sized")
class Thing(Named, Sized, Base):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("Thing")
t = Thing(name="n", size=3)
print(t.log, t.name, t.size, [c.__name__ for c in Thing.__mro__])
try:
    Thing(bad=1)
except AssertionError as e:
    print(e)
