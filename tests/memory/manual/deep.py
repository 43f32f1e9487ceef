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
