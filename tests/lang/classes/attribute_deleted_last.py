# An instance's attribute that is deleted and set again comes last; what is left keeps its order and its values.
class C:
    z = "class"

    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


def show(o):
    print(list(o.__dict__.items()), getattr(o, "c", None), o.z)


def last(o):
    del o.c
    show(o)
    o.c = 4
    show(o)


def middle(o):
    del o.b
    show(o)
    o.b = 5
    show(o)


for _ in range(3):
    o = C()
    for _ in range(2):
        o.z = "own"
        print(o.z)
        del o.z
        print(o.z)
    try:
        del o.z
    except AttributeError as e:
        print(type(e).__name__, e)
    p = C()
    last(p)
    last(p)
    middle(C())

# Many fields: beyond what lies in the instance itself.
o = C()
for i in range(30):
    setattr(o, "f%d" % i, i)
for i in reversed(range(30)):
    delattr(o, "f%d" % i)
    assert not hasattr(o, "f%d" % i)
print(sorted(o.__dict__))
for i in range(5):
    setattr(o, "f%d" % i, i)
print(o.__dict__)
