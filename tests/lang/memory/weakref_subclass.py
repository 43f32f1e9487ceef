import weakref
class R(weakref.ref):
    def __init__(self, o, tag): super().__init__(o); self.tag = tag
    def __new__(cls, o, tag): return super().__new__(cls, o)
class A: pass
a = A()
r = R(a, "t")
print(r.tag, r() is a, isinstance(r, weakref.ref))
print(len(weakref.getweakrefs(a)))
