class A:
    k = 1
    def __init__(self): self.x = 1
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError(name)
        return "hook " + name
    def m(self): return self.x
    @property
    def p(self): return self.q.z
    @property
    def bad(self): raise AttributeError("inside")
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return "s"
class B(A):
    __slots__ = ("slot",)
class C(A):
    def __getattribute__(self, name):
        if name == "x": return "own"
        return super().__getattribute__(name)
def run(o):
    r = [o.x, o.k, o.m(), o.bad, o.c(), o.s(), o.missing, o.other, o.__class__.__name__]
    try: r.append(o.nope)
    except AttributeError as e: r.append(str(e))
    try: r.append(o.nope())
    except AttributeError as e: r.append(str(e))
    return r
for turn in range(3):
    for o in A(), B(), C():
        print(run(o))
b = B()
for i in range(3):
    print(b.slot)
    b.slot = i
    print(b.slot)
    del b.slot
    print(b.slot)
o = A()
for i in range(4):
    print(o.x, o.m)if i == 9 else print(o.x, o.m())
    if i == 1: A.__getattribute__ = lambda self, name: "always" if name == "x" else object.__getattribute__(self, name)
    if i == 2: del A.__getattribute__
del o.x
print(o.x, o.m())
del A.__getattr__
try: print(o.x)
except AttributeError as e: print(e)
try: print(o.bad)
except AttributeError as e: print(e)
