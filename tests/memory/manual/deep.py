# free(x, deep=True) ends what only x leads to.
class Node:
    def __init__(self, name, *children):
        self.name, self.children, self.parent = name, list(children), None
        for c in children: c.parent = self


@manual_memory
def tree(depth):
    if depth == 0: return [None]
    return [tree(depth - 1), tree(depth - 1)]


@manual_memory
def shared():
    leaf = Node("leaf")
    left, right = Node("left", leaf), Node("right", leaf)
    free(left, deep=True)
    print(is_alive(left), is_alive(leaf), is_alive(right))
    other = leaf
    free(right, deep=True)
    print(is_alive(right), is_alive(other))


@manual_memory
def cyclic():
    a = [1]
    b = [a]
    a.append(b)
    keep = [b]
    free(a, deep=True)
    print(is_alive(a), is_alive(b), len(keep))
    free(keep)
    c = [1]
    c.append(c)
    free(c, deep=True)
    print(is_alive(c))


@manual_memory
def shallow():
    inner = [1]
    outer = [inner]
    free(outer)
    print(is_alive(inner))
    free(inner)
    try:
        free(inner, deep=True)
    except DoubleFreeError:
        print("twice")


before = memory_stats()["manual_objects"]
t = tree(8)
print(memory_stats()["manual_objects"] - before)  # what is in it has no name of its own
free(t, deep=True)
print(memory_stats()["manual_objects"] - before, is_alive(t))
shared()
cyclic()
shallow()


# Leaves that have had a name, in structures of each kind.
@manual_memory
def leaves(make):
    before = memory_stats()["manual_objects"]
    text, number, data = "a" * len("name"), 10 ** len("some twenty-five figures"), bytes(len("name"))
    x = make(text, number, data)
    text = number = data = None
    inside = memory_stats()["manual_objects"] - before
    free(x, deep=True)
    print(inside, memory_stats()["manual_objects"] - before)


class Three:
    def __init__(self, a, b, c): self.a, self.b, self.c = a, b, c


class Slots:
    __slots__ = ("a", "b", "c")

    def __init__(self, a, b, c): self.a, self.b, self.c = a, b, c


class Listed(list): pass


@manual_memory
def all_kinds():
    leaves(lambda a, b, c: [a, b, c])
    leaves(lambda a, b, c: [[a, b], [[c]]])
    leaves(lambda a, b, c: (a, (b, c)))
    leaves(lambda a, b, c: {a: b, 1: c})
    leaves(lambda a, b, c: [{a: [b]}, {c: 1}])
    leaves(lambda a, b, c: {a, b, c})
    leaves(lambda a, b, c: [{a, b}, frozenset((c,))])
    leaves(Three)
    leaves(Slots)
    leaves(lambda a, b, c: [Three(a, Slots(b, 1, 2), 3), Slots(c, 1, None)])
    leaves(lambda a, b, c: Listed([a, [b], Listed([c])]))
    leaves(lambda a, b, c: [lambda: (a, b, c)])


all_kinds()
