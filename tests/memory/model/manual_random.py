# Random programs over manual and counted objects, beside a model that knows what free() and free(…, deep=True) end.
# manual_random.py [PROGRAMS [FIRST SEED]]
import sys, random, weakref, gc


class Plain:
    def __init__(self, a, b): self.a, self.b = a, b


class Slotted:
    __slots__ = ("a", "b", "__weakref__")

    def __init__(self, a, b): self.a, self.b = a, b


class Listed(list): pass


class Told:
    def __init__(self, a, b): self.a, self.b = a, b
    def __del__(self): Told.count += 1


@manual_memory
def new_plain(a, b) -> owned(Plain):
    x = Plain(a, b)
    return x


@manual_memory
def new_slotted(a, b) -> owned(Slotted):
    x = Slotted(a, b)
    return x


@manual_memory
def new_told(a, b) -> owned(Told):
    x = Told(a, b)
    return x


@manual_memory
def new_list(a, b) -> owned(list):
    x = [a, b]
    return x


@manual_memory
def new_listed(a, b) -> owned(Listed):
    x = Listed([a, b])
    return x


@manual_memory
def new_tuple(a, b) -> owned(tuple):
    x = (a, b)
    return x


@manual_memory
def new_dict(a, b) -> owned(dict):
    x = {"a": a, "b": b}
    return x


@manual_memory
def new_function(a, b):
    def x(): return a, b
    return x


def counted(a, b): return [a, b]


ITEMS = {"list", "listed", "tuple", "counted"}
KINDS = {"plain": new_plain, "slotted": new_slotted, "told": new_told, "list": new_list, "listed": new_listed,
         "tuple": new_tuple, "dict": new_dict, "counted": counted}


@manual_memory
def free_forgotten(held, i):
    x = held[i]
    held[i] = None
    free(x)


@manual_memory
def free_kept(held, i):
    x = held[i]
    free(x)


@manual_memory
def free_deep_forgotten(held, i):
    x = held[i]
    held[i] = None
    free(x, deep=True)


@manual_memory
def free_deep_kept(held, i):
    x = held[i]
    free(x, deep=True)


def free_by_value(held, i):
    name = free
    name(held[i])


class Wrong(Exception): pass


class World:
    def __init__(self, rng):
        self.rng, self.kinds, self.alive, self.edges = rng, [], [], []
        self.held, self.names = [], []   # the variables: objects, and their numbers in the model
        self.weak = {}
        self.base = memory_stats()["manual_objects"]

    # ---- the model

    def manual(self, n): return self.kinds[n] != "counted"

    def references(self, n, by):
        """To node n, from the variables and from living nodes of which by(node) is true."""
        count = self.names.count(n)
        for m, edges in enumerate(self.edges):
            if self.alive[m] and by(m): count += edges.count(n)
        return count

    def end(self, n):
        self.alive[n] = False
        self.edges[n] = [None, None]

    def collect(self):
        """Counted nodes that nobody refers to go; the manual ones that they lead to stay."""
        again = True
        while again:
            again = False
            for n in range(len(self.kinds)):
                if self.alive[n] and not self.manual(n) and not self.references(n, lambda m: True):
                    self.end(n)
                    again = True

    def reach(self, start, stop):
        found, todo = set(), list(start)
        while todo:
            n = todo.pop()
            if n is None or n in found or n == stop or not self.alive[n] or not self.manual(n): continue
            found.add(n)
            todo += self.edges[n]
        return found

    def deep(self, root):
        members = self.reach([root], None)
        kept = self.reach([m for m in members - {root} if self.references(m, lambda n: n not in members)], root)
        return members - kept

    # ---- operations

    def new(self):
        kind, n = self.rng.choice(list(KINDS)), len(self.kinds)
        a, b = self.pick(), self.pick()
        self.held.append(KINDS[kind](a and self.held[a - 1], b and self.held[b - 1]))
        self.edges.append([a and self.names[a - 1], b and self.names[b - 1]])
        self.names.append(n)
        self.kinds.append(kind)
        self.alive.append(True)
        if kind in ("plain", "slotted", "listed", "told") and self.rng.random() < 0.2: self.weak[n] = weakref.ref(self.held[-1])

    def pick(self):
        """One more than the place of a variable that holds something, or None."""
        places = [i + 1 for i, n in enumerate(self.names) if n is not None]
        return self.rng.choice(places) if places and self.rng.random() < 0.7 else None

    def store(self):
        i, j, side = self.pick(), self.pick(), self.rng.randrange(2)
        if not i: return
        target, value, n = self.held[i - 1], self.held[j - 1] if j else None, self.names[i - 1]
        kind = self.kinds[n]
        if kind == "tuple": return
        try:
            if kind in ITEMS: target[side] = value
            elif kind == "dict": target["ab"[side]] = value
            else: setattr(target, "ab"[side], value)
        except UseAfterFreeError:
            if self.alive[n]: raise Wrong(f"node {n} is alive, and was not to be used")
            return
        if not self.alive[n]: raise Wrong(f"node {n} is dead, and could be stored into")
        self.edges[n][side] = self.names[j - 1] if j else None

    def forget(self):
        i = self.pick()
        if i: self.held[i - 1] = self.names[i - 1] = None

    def free_one(self):
        i = self.pick()
        if not i: return
        n, how = self.names[i - 1], self.rng.choice((free_forgotten, free_kept, free_deep_forgotten, free_deep_kept, free_by_value))
        if how in (free_forgotten, free_deep_forgotten): self.names[i - 1] = None
        try: how(self.held, i - 1)
        except DoubleFreeError:
            if self.alive[n]: raise Wrong(f"node {n} is alive: no double free")
            return
        except InvalidFreeError:
            if self.manual(n): raise Wrong(f"node {n} is manual: no invalid free")
            return
        if not self.alive[n] or not self.manual(n): raise Wrong(f"node {n} could be freed")
        for m in self.deep(n) if how in (free_deep_forgotten, free_deep_kept) else [n]: self.end(m)

    def fields(self, n, node):
        kind = self.kinds[n]
        if kind in ITEMS: return [node[0], node[1]]
        return [node["a"], node["b"]] if kind == "dict" else [node.a, node.b]

    def check(self):
        self.collect()
        count = sum(self.alive[n] and self.manual(n) for n in range(len(self.kinds)))
        real = memory_stats()["manual_objects"] - self.base
        if real != count: raise Wrong(f"{real} manual objects, should be {count}")
        for n, w in self.weak.items():
            if (w() is not None) != self.alive[n]: raise Wrong(f"node {n}: weakly alive: {w() is not None}")
        seen = {}
        todo = [(n, node) for n, node in zip(self.names, self.held) if n is not None]
        while todo:
            n, node = todo.pop()
            if n in seen:
                if seen[n] is not node: raise Wrong(f"node {n} is two objects")
                continue
            seen[n] = node
            if is_alive(node) != self.alive[n]: raise Wrong(f"node {n}: alive should be {self.alive[n]}")
            if not self.alive[n]: continue
            for m, child in zip(self.edges[n], self.fields(n, node)):
                if (m is None) != (child is None): raise Wrong(f"node {n}: a field should be {m}")
                if m is not None: todo.append((m, child))

    def finish(self):
        """All that is left is freed, so that the next program begins with nothing."""
        for i, n in enumerate(self.names):
            if n is not None and self.alive[n] and self.manual(n):
                for m in self.deep(n): self.end(m)
                free(self.held[i], deep=True)
        self.held.clear()


def program(seed):
    rng = random.Random(seed)
    world = World(rng)
    operations = [world.new] * 6 + [world.store] * 6 + [world.forget] * 3 + [world.free_one] * 3
    done = []
    try:
        for step in range(rng.randrange(5, 60)):
            op = rng.choice(operations)
            done.append(op.__name__)
            op()
            if step % 20 == 19: gc.collect()
            world.check()
    except Wrong as e:
        print(f"seed {seed}, step {len(done)}: {done[-3:]}: {e}")
        raise SystemExit(1)
    world.finish()


def main():
    programs = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    Told.count = 0
    for seed in range(first, first + programs): program(seed)
    print("as the model says")


main()
