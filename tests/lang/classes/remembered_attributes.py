# Attributes that instructions remember: what is found must follow every change of class, metaclass and descriptor.
class Meta(type):
    pass

class Base(metaclass=Meta):
    kind = "base"
    p = property(lambda self: "old getter")
    s = staticmethod(lambda: "old static")
    c = classmethod(lambda cls: ("old class", cls.__name__))
    class Inner:
        pass

class Derived(Base):
    pass

def read(a, cls):
    return a.p, a.s(), a.c(), cls.s(), cls.c(), cls.kind, cls.Inner().__class__.__name__, a.Inner.__name__

def show(title):
    print(title)
    for _ in range(3):
        row = read(Derived(), Derived)
    print(" ", row)

show("at first")
Base.__dict__["p"].__init__(lambda self: "new getter")
Base.__dict__["s"].__init__(lambda: "new static")
Base.__dict__["c"].__init__(lambda cls: ("new class", cls.__name__))
junk = [(lambda i=i: i) for i in range(100)]
show("descriptors initialized again")
Derived.s = staticmethod(lambda: "derived static")
Derived.c = classmethod(lambda cls: "derived class")
Derived.kind = "derived"
show("found earlier")
Meta.kind = property(lambda cls: "of the metaclass")
show("a data descriptor of the metaclass goes first")
del Meta.kind
Meta.s = staticmethod(lambda: "of the metaclass")
show("anything else of the metaclass goes last")
del Derived.s, Derived.c, Derived.kind
show("removed")

class Shadow:
    s = staticmethod(lambda: "class")
    def __init__(self, own):
        if own:
            self.s = lambda: "instance"

def call(o):
    return o.s()

print([call(Shadow(i % 2)) for i in range(6)])

class Gone:
    @property
    def p(self):
        del Gone.p
        junk = [(lambda i=i: i) for i in range(10)]
        return "it ran to the end"

def get(o):
    return o.p

class Other:
    p = property(lambda self: 1)

for _ in range(3):
    get(Other())
print(get(Gone()), hasattr(Gone, "p"))

class Renewed:
    @property
    def p(self):
        n = self.n
        Renewed.__dict__["p"].__init__(lambda self: "replaced")
        return n

r = Renewed()
r.n = 5
def twice(o):
    first = []
    for _ in range(2):
        first.append(o.p)
    return first
print(twice(r))

class Callable:
    def __call__(self, *args):
        return "called", len(args)
class Odd:
    s = staticmethod(Callable())
    c = classmethod(len)
    b = len
    n = staticmethod(None)
    def try_all(self):
        out = [self.s(1, 2), Odd.s(), self.b([1]), Odd.b([1, 2])]
        for f in (lambda: self.c(), lambda: Odd.c(), lambda: self.n(), lambda: Odd.n()):
            try:
                out.append(f())
            except TypeError as e:
                out.append(str(e))
        return out
for _ in range(2):
    print(Odd().try_all())
