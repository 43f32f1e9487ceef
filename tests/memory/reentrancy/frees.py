# free() of what a builtin is at work on, from the script code that it calls: a fault or nothing, never a crash.


def outcome(name, f):
    try: result = f()
    except (MemoryFault, RuntimeError, ValueError, TypeError, IndexError, KeyError) as e: result = type(e).__name__
    print(name, "->", result if isinstance(result, (str, int, bool, type(None))) else type(result).__name__)


class Key:
    """Frees `victim` when it is compared or hashed for the n-th time."""

    def __init__(self, n, when, victim): self.n, self.when, self.victim, self.count = n, when, victim, 0

    def act(self, where):
        if where == self.when:
            self.count += 1
            if self.count == self.n: free(self.victim[0])

    def __eq__(self, other):
        self.act("eq")
        return self.n == getattr(other, "n", None)

    def __lt__(self, other):
        self.act("lt")
        return self.n < other.n

    def __hash__(self):
        self.act("hash")
        return 7

    def __repr__(self):
        self.act("repr")
        return "key"

    def __index__(self):
        self.act("index")
        return 1


@manual_memory
def manual_list(items) -> owned(list):
    result = list(items)
    return result


@manual_memory
def manual_dict(items) -> owned(dict):
    result = dict(items)
    return result


@manual_memory
def manual_set(items) -> owned(set):
    result = set(items)
    return result


def with_list(when, n, use):
    victim = []
    keys = [Key(n, when, victim) for _ in range(6)]
    victim.append(manual_list(keys))
    return use(victim[0], keys)


for n in 1, 3:
    outcome(f"list.index {n}", lambda: with_list("eq", n, lambda l, k: l.index(5)))
    outcome(f"list.count {n}", lambda: with_list("eq", n, lambda l, k: l.count(5)))
    outcome(f"list.remove {n}", lambda: with_list("eq", n, lambda l, k: l.remove(5)))
    outcome(f"in {n}", lambda: with_list("eq", n, lambda l, k: 5 in l))
    outcome(f"list == {n}", lambda: with_list("eq", n, lambda l, k: l == [Key(9, "", None) for _ in range(6)]))
    outcome(f"sort {n}", lambda: with_list("lt", n, lambda l, k: l.sort()))
    outcome(f"sorted {n}", lambda: with_list("lt", n, lambda l, k: len(sorted(l))))
    outcome(f"max {n}", lambda: with_list("lt", n, lambda l, k: max(l) is not None))
    outcome(f"repr {n}", lambda: with_list("repr", n, lambda l, k: repr(l)))
    outcome(f"set {n}", lambda: with_list("hash", n, lambda l, k: len(set(l))))
    outcome(f"item {n}", lambda: with_list("index", 1, lambda l, k: l[k[0]] is None))
    outcome(f"slice {n}", lambda: with_list("index", 1, lambda l, k: len(l[k[0]:k[1]])))
    outcome(f"insert {n}", lambda: with_list("index", 1, lambda l, k: l.insert(k[0], 1)))


def sort_key():
    l = manual_list(range(20))
    def key(x):
        if x == 7: free(l)
        return -x
    l.sort(key=key)


outcome("sort key", sort_key)


def while_iterating(make, change):
    c = make()
    seen = 0
    for x in c:
        seen += 1
        if seen == 3: change(c)
    return seen


outcome("list iterator", lambda: while_iterating(lambda: manual_list(range(9)), free))
outcome("dict iterator", lambda: while_iterating(lambda: manual_dict({i: i for i in range(9)}), free))
outcome("set iterator", lambda: while_iterating(lambda: manual_set(range(9)), free))
outcome("items iterator", lambda: [free(d) for d in [manual_dict({1: 2, 3: 4})] for k, v in d.items()])
outcome("zip", lambda: [free(l) for l in [manual_list("abc")] for a, b in zip(l, l)])
outcome("enumerate", lambda: [free(l) for l in [manual_list("abc")] for i, b in enumerate(l)])
outcome("map", lambda: [free(l) for l in [manual_list("abc")] for b in map(str, l)])


def dict_lookup(operation):
    victim = []
    keys = [Key(2, "eq", victim) for _ in range(3)]
    for i, k in enumerate(keys): k.n = 10 + i
    d = manual_dict([])
    for k in keys: d[k] = 1
    victim.append(d)
    probe = Key(2, "eq", victim)
    probe.count = 0
    return operation(d, probe)


outcome("dict get", lambda: dict_lookup(lambda d, k: d.get(k)))
outcome("dict set", lambda: dict_lookup(lambda d, k: d.__setitem__(k, 3)))
outcome("dict pop", lambda: dict_lookup(lambda d, k: d.pop(k, 5)))
outcome("dict setdefault", lambda: dict_lookup(lambda d, k: d.setdefault(k, 5)))
outcome("dict update", lambda: dict_lookup(lambda d, k: d.update({k: 1})))


class Noisy:
    def __init__(self, act): self.act = act
    def __del__(self): self.act()


def in_del():
    l = manual_list(range(5))
    m = manual_list([Noisy(lambda: free(l))])
    free(m)
    return is_alive(l), is_alive(m)


def del_frees_itself():
    box = []
    def act(): free(box.pop())
    l = manual_list([Noisy(act)])
    box.append(l)
    free(l)


outcome("free in __del__", lambda: str(in_del()))
outcome("free again in __del__", del_frees_itself)


class Manager:
    def __init__(self, victim): self.victim = victim
    def __enter__(self): return self
    def __exit__(self, *exc): free(self.victim)


def context():
    l = manual_list(range(3))
    with Manager(l) as m: n = len(l)
    return l[0]


outcome("context manager", context)


def generator():
    l = manual_list(range(5))
    def g():
        for x in l:
            yield x
    it = g()
    next(it)
    free(l)
    return next(it)


outcome("generator", generator)


def deep_inside():
    inner = manual_list([1, 2])
    outer = manual_list([inner, Noisy(lambda: free(inner))])
    free(outer, deep=True)
    return "done"


outcome("deep with __del__", deep_inside)


def joined():
    l = manual_list(["a", "b"])
    class S:
        def __iter__(self):
            for x in l:
                yield x
                free(l)
    return ",".join(S())


outcome("join", joined)


def unpacked():
    l = manual_list([1, 2, 3])
    class It:
        def __iter__(self):
            yield l[0]
            free(l)
            yield l[1]
    a, b = It()


outcome("unpack", unpacked)
