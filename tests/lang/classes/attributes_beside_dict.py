# Attributes of an instance whose __dict__ has been looked at: caches must see what comes into the class and the dict.
class C:
    kind = "class"

    def method(self):
        return "method"


def load(o):
    return o.kind


def store(o, v):
    o.kind = v


def call(o):
    return o.method()


o = C()
vars(o)["x"] = 1
for _ in range(3):
    print(load(o), call(o), getattr(o, "x"), hasattr(o, "y"), getattr(o, "y", "none"))
for _ in range(3):
    vars(o)["kind"] = "own"
    print(load(o), getattr(o, "kind"))
    del vars(o)["kind"]
    print(load(o), getattr(o, "kind"))
for i in range(3):
    store(o, i)
    print(load(o), o.__dict__)
o.method = lambda: "own method"
print(call(o), getattr(o, "method")())
del o.method
print(call(o), getattr(o, "method")())

# A data descriptor comes into the class: it has precedence from then on.
C.kind = property(lambda self: "property", lambda self, v: print("set", v))
for _ in range(3):
    print(load(o), getattr(o, "kind"), hasattr(o, "kind"))
    store(o, "ignored")
del C.kind
for _ in range(2):
    print(load(o))
    store(o, "again")

# __getattr__ answers for what is missing, also where the attribute's getter fails.
class D(C):
    def __getattr__(self, name):
        return "asked for " + name


d = D()
d.__dict__["n"] = 1
for _ in range(3):
    print(d.n, d.other, getattr(d, "third"), hasattr(d, "fourth"))

# A list with attributes, an exception with attributes.
class L(list):
    pass


class E(Exception):
    pass


def use(v):
    v.note = "a"
    v.note += "b"
    return v.note, getattr(v, "note"), vars(v)


for _ in range(3):
    print(use(L([1])), use(E(2)))

# Replacing the dict; a dict with keys that are no str.
for _ in range(2):
    o = C()
    o.__dict__ = {"kind": "replaced", 1: 2}
    print(load(o), getattr(o, "kind"), hasattr(o, "x"))
    store(o, 3)
    print(o.__dict__)
    o.__dict__ = {}
    try:
        print(o.kind)
    except AttributeError as e:
        print(e)

# Methods of numbers, and a name that turns from one kind into another.
for v in (255, 2.5, True, None, 10**30):
    print([(v.bit_length() if isinstance(v, int) else v.__hash__() is not None) for _ in range(3)])
    print(hasattr(v, "is_integer"), getattr(v, "real", "none"), getattr(v, "nothing", 0))
try:
    (5).nothing()
except AttributeError as e:
    print(e)
