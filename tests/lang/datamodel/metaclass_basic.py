class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], kw, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", cls.__name__, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)
class A(metaclass=Meta, opt=1):
    x = 1
    def __init__(self, v): self.v = v
print(A(5).v, type(A).__name__)
class B(A): pass
