# What an arena leaves behind is finalized at its end, latest first, also where it lies in a cycle or is referred to by others
# of the dead.
import gc

gc.disable()


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, [o.name for o in self.__dict__.values() if isinstance(o, Loud)])


@arena_memory
def cycle():
    a, b = Loud("a"), Loud("b")
    a.other, b.other = b, a
    return [1]


cycle()
print("after a cycle")


@arena_memory
def with_survivor():
    a, b, c = Loud("a"), Loud("b"), Loud("c")
    a.other, b.other, c.self = b, a, c
    d = Loud("d")
    d.shared = a.shared = [1]
    return d


kept = with_survivor()
print("after", kept.name)
del kept

with create_arena("outer"):
    with create_arena("inner"):
        x, y = Loud("x"), Loud("y")
        x.other, y.other = y, x
        x = y = None
    print("after inner")

saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("phoenix", self.name)
        saved.append(self.other)


@arena_memory
def burn():
    a, b = Phoenix("a"), Phoenix("b")
    a.other, b.other = b, a


burn()
print([p.name for p in saved], saved[0].other is saved[1])
saved.clear()
print("collected", gc.collect() > 0)


@manual_memory
def manual():
    with create_arena("m"):
        a = Loud("m")
        a = None
    print("after m")


manual()
