# A decorated call leaves what can still be reached, with its identity, and nothing else.
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


kept = []
table = {}


@arena_memory
def chain(n):
    last = None
    for i in range(n):
        last = Node(i, last)
    kept.append(last.next)
    table[str(n) + "!"] = (last, [str(n)])
    return last


def values(node):
    out = []
    while node is not None:
        out.append(node.value)
        node = node.next
    return out


for n in (3, 5, 400):
    made = chain(n)
    print(values(made)[:4], made.next is kept[-1], table[str(n) + "!"][0] is made)
print(len(kept), sorted(table), table["5!"][1])
del table, kept
print(values(made)[-3:])


@arena_memory
def fails(n):
    text = "x" * n
    raise ValueError(text, [text])


try:
    fails(3)
except ValueError as e:
    print(e.args, e.args[0] is e.args[1][0])


@arena_memory
def nested(depth):
    here = {"depth": depth}
    if depth:
        here["inner"] = nested(depth - 1)
    return here


print(nested(4))


@arena_memory
def closure(n):
    box = [n]

    def add(m):
        box.append(m)
        return sum(box)

    return add


add = closure(10)
print(add(1), add(2))


@arena_memory
def identity():
    x = [1]
    return x, id(x)


x, before = identity()
print(id(x) == before, hash(object) == hash(object))
stats = memory_stats()
print(stats["arena_count"], stats["strategy"], stats["evacuated"] > 0)
