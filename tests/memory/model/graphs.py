# Small graphs of objects in every home, changed by short sequences of operations, beside a model that knows who must be alive.
# graphs.py [CASES [SHARD/SHARDS [NODES]]]: how many of the cases are run, evenly spread; 0: all of them. Of SHARDS shards, which
# together are all cases, the one of that number (from 0); only graphs of so many nodes.
import sys, gc


class Node:
    __slots__ = ("label", "a", "b")

    def __init__(self, label):
        self.label, self.a, self.b = label, None, None


@auto_memory
def counted(label): return Node(label)


@manual_memory
def manual(label) -> owned(Node):
    node = Node(label)
    return node


def make(home, label):
    if home == "c": return counted(label)
    if home == "m": return manual(label)
    if home in "xy":
        with arena(home): return Node(label)
    return Node(label)  # in the arena in force


class Model:
    def __init__(self, homes, a, b):
        self.homes, self.alive = homes, [True] * len(homes)
        self.edges = [[a[i], b[i]] for i in range(len(homes))]

    def kill(self, i): self.alive[i], self.edges[i] = False, [None, None]

    def kill_home(self, home):
        for i, h in enumerate(self.homes):
            if h == home and self.alive[i]: self.kill(i)


class Wrong(Exception): pass


def check(roots, model):
    """roots: pairs of a number and its object. All that they lead to is as the model says."""
    seen, todo = {}, list(roots)
    while todo:
        i, node = todo.pop()
        if i in seen:
            if seen[i] is not node: raise Wrong(f"node {i} is two objects")
            continue
        seen[i] = node
        if is_alive(node) != model.alive[i]: raise Wrong(f"node {i}: alive should be {model.alive[i]}")
        if not model.alive[i]:
            try: node.label
            except UseAfterFreeError: continue
            raise Wrong(f"node {i} is dead and can be read")
        if node.label != i: raise Wrong(f"node {i} is labelled {node.label!r}")
        for target, there in zip(model.edges[i], (node.a, node.b)):
            if target is None:
                if there is not None: raise Wrong(f"node {i} has an edge too many")
            else:
                todo.append((target, there))


def link(nodes, model):
    for i, (a, b) in enumerate(model.edges):
        if a is not None: nodes[i].a = nodes[a]
        if b is not None: nodes[i].b = nodes[b]


def expected(error, operation):
    try: operation()
    except error: return
    raise Wrong(f"{error.__name__} is missing")


def store(nodes, model, i, j):
    def operation(): nodes[i].a = nodes[j]
    if not model.alive[i]: return expected(UseAfterFreeError, operation)
    operation()
    model.edges[i][0] = j


def end_life(nodes, model, i):
    def operation(): free(nodes[i])
    if not model.alive[i]: return expected(DoubleFreeError, operation)
    if model.homes[i] != "m": return expected(InvalidFreeError, operation)
    operation()
    model.kill(i)


def operate(op, nodes, model):
    kind, i, j = op
    if kind == "store": store(nodes, model, i, j)
    if kind == "free": end_life(nodes, model, i)
    if kind == "reset":
        reset_arena(i)
        model.kill_home(i)
    if kind == "collect": gc.collect()


def give_up(nodes, model):
    for i, home in enumerate(model.homes):
        if home == "m" and model.alive[i]: free(nodes[i])


def named(homes, a, b, ops, held):
    """Arenas that are reset and destroyed while others refer into them."""
    model = Model(homes, a, b)
    x, y = create_arena("x"), create_arena("y")
    nodes = [make(h, i) for i, h in enumerate(homes)]
    link(nodes, model)
    for op in ops:
        operate(op, nodes, model)
        check(enumerate(nodes), model)
    roots = [(i, nodes[i]) for i in held]
    destroy_arena("x")
    model.kill_home("x")
    check(roots, model)
    give_up(nodes, model)
    destroy_arena("y")


@arena_memory
def inner(nodes, homes):
    for i, h in enumerate(homes):
        if nodes[i] is None: nodes[i] = Node(i)
    return nodes


@arena_memory
def outer(homes, model, ops, held, kept):
    nodes = [None if h == "y" else make("-" if h == "x" else h, i) for i, h in enumerate(homes)]
    nodes = inner(nodes, homes)
    link(nodes, model)
    for op in ops:
        if op[0] != "reset": operate(op, nodes, model)
    check(enumerate(nodes), model)
    for i, home in enumerate(homes):
        if home == "m": kept.append((i, nodes[i]))
    if not held: return None
    kept.append((held[0], nodes[held[0]]))
    return [(i, nodes[i]) for i in held[1:]]


def scopes(homes, a, b, ops, held):
    """Arenas of calls: what is kept outside or returned lives on, with all that it leads to."""
    model, kept = Model(homes, a, b), []
    roots = (outer(homes, model, ops, held, kept) or []) + kept
    check(roots, model)
    ended = [(i, node) for i, node in kept if homes[i] == "m" and model.alive[i]]
    for i, node in dict(ended).items():
        free(node)
        model.kill(i)
    check(roots, model)


def operations(n):
    yield ()
    one = [("store", i, j) for i in range(n) for j in range(n)] + [("free", i, 0) for i in range(n)]
    one += [("reset", "x", 0), ("reset", "y", 0), ("collect", 0, 0)]
    for op in one: yield (op,)
    for first in one:
        for second in one: yield (first, second)


def spread(count, cases):
    """The numbers of the cases to run: a step that is prime to the count goes through all of them."""
    step = 1
    for step in (1000003, 999983, 999979):
        if count % step: break
    number = 0
    for _ in range(min(cases or count, count)):
        yield number
        number = (number + step) % count


def run(n, cases, shard=0, shards=1):
    ops, edges = list(operations(n)), [None, *range(n)]
    radices = [len(ops), 2 ** n, 2] + [4] * n + [len(edges)] * (2 * n)
    count = 1
    for r in radices: count *= r
    ran = 0
    numbers = spread(count, cases) if cases else range(shard, count, shards)
    for number in numbers:
        if number % shards != shard: continue
        ran += 1
        digits, rest = [], number
        for r in radices:
            digits.append(rest % r)
            rest //= r
        homes = "".join("cmxy"[d] for d in digits[3:3 + n])
        targets = [edges[d] for d in digits[3 + n:]]
        held = [i for i in range(n) if digits[1] >> i & 1]
        test = named if digits[2] else scopes
        try: test(homes, targets[:n], targets[n:], ops[digits[0]], held)
        except Exception as e:
            print(f"{test.__name__} {homes} {targets} {ops[digits[0]]} {held}: {type(e).__name__}: {e}")
            raise SystemExit(1)
    return ran


def living():
    gc.collect()
    stats = memory_stats()
    return stats["allocations"] - stats["frees"]


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    if len(sys.argv) > 2:
        shard, shards = map(int, sys.argv[2].split("/"))
        for n in [int(sys.argv[3])] if len(sys.argv) > 3 else (1, 2, 3, 4):
            print(f"{n} nodes: {run(n, cases, shard, shards)} cases as the model says", flush=True)
        return
    for n in 1, 2, 3, 4: run(n, min(cases, 200) if n < 3 and cases else cases)
    before = living()
    for n in 2, 3, 4: run(n, 200)
    print("as the model says;", "nothing left behind" if living() - before < 50 else f"{living() - before} objects left behind")


main()
