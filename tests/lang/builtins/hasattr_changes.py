# hasattr and getattr with a default: what is missing now may come later, into the instance, the class or a base.
class Base:
    pass


class C(Base):
    pass


class S:
    __slots__ = ("x",)


def has(o, name):
    return hasattr(o, name), getattr(o, name, None)


o = C()
for _ in range(3):
    print(has(o, "x"), has(o, "y"), has((1, 2), "x"), has(5, "x"))
o.x = 1
print(has(o, "x"), has(C(), "x"))
Base.y = 2
print(has(o, "y"), has(C(), "y"))
del Base.y, o.x
print(has(o, "x"), has(o, "y"))
C.__getattr__ = lambda self, name: "asked for " + name
print(has(o, "x"), has(o, "y"))
del C.__getattr__
print(has(o, "x"), has(o, "y"))

s = S()
for _ in range(2):
    print(has(s, "x"), has(s, "y"))
    s.x = 3
    print(has(s, "x"))
    del s.x


class P:
    @property
    def p(self):
        raise AttributeError("no p")

    @property
    def q(self):
        raise ValueError("no q")


for _ in range(3):
    print(has(P(), "p"))
    try:
        has(P(), "q")
    except ValueError as e:
        print(e)


def f():
    pass


for _ in range(2):
    print(has(f, "note"))
    f.note = 1
    print(has(f, "note"))
    del f.note
    try:
        getattr(f, "note")
    except AttributeError as e:
        print(e)
name = "".join(["n", "ew"])
print(has(o, name))
setattr(o, name, 5)
print(has(o, name), has(o, "new"))
