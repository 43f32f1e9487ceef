# __del__ at the end of an arena: the latest first, survivors later; weak references to the dead are told.
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


@arena_memory
def call():
    a, b, c = Loud("a"), Loud("b"), Loud("c")
    a.other = c
    return b


kept = call()
print("returned", kept.name)
del kept

saved = []


class Phoenix:
    def __init__(self):
        self.data = ["ashes" + str(1)]

    def __del__(self):
        saved.append(self)


@arena_memory
def burn():
    Phoenix()


burn()
print(saved[0].data)


class Plain:
    pass


def told(r):
    print("told", r() is None)


with create_arena("w"):
    p, q = Plain(), Plain()
    q.number = 7
    keep = q
    refs = [weakref.ref(p, told), weakref.ref(q, told)]
    del p, q
    kept_refs = tuple(refs)
print(kept_refs[1]().number, kept_refs[0]())
del keep
create_arena("r")
with arena("r"):
    x = Loud("x")
    y = Plain()
    r = weakref.ref(y, told)
    z = Loud("z")
reset_arena("r")
print(r() is None, is_alive(x))
destroy_arena("r")
