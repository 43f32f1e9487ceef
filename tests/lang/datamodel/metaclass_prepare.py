class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("store", k)
        super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, bases, kw)
        return Log(preset=10)
    def __new__(m, name, bases, ns, **kw): return super().__new__(m, name, bases, dict(ns))
    def __init__(cls, *a, **kw): pass
class A(metaclass=Meta, k=2):
    x = preset + 1
    def f(self): pass
    x = 3
print(A.preset, A.x)
