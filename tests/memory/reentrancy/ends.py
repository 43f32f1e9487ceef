# Arenas that begin and end inside what builtins call: comparisons, hashes, sort keys, iterators, finalizers, context managers.
# What they return or leave outside is whole, wherever it lies afterwards.
import functools, itertools, re

left = []


@arena_memory
def work(n):
    garbage = [[i, str(i)] for i in range(50)]
    left.append((n, "left %d" % n, {n: [n]}))
    return [garbage[n % 50], "text %d" % n, (n, n + 1)]


def whole(result, n): return result == [[n % 50, str(n % 50)], "text %d" % n, (n, n + 1)]


class Key:
    def __init__(self, n): self.n, self.seen = n, None

    def act(self):
        self.seen = work(self.n)
        assert whole(self.seen, self.n)

    def __eq__(self, other):
        self.act()
        return self.n == other.n

    def __lt__(self, other):
        self.act()
        return self.n < other.n

    def __hash__(self):
        self.act()
        return self.n % 3

    def __str__(self):
        self.act()
        return self.seen[1]

    def __index__(self):
        self.act()
        return self.n


@arena_memory
def everything():
    keys = [Key(i * 7 % 20) for i in range(20)]
    print([k.n for k in sorted(keys)] == list(range(20)))
    keys.sort(key=lambda k: whole(work(k.n), k.n) and -k.n)
    print([k.n for k in keys][:3], max(keys).n, min(keys).n)
    d = {k: work(k.n) for k in keys}
    print(all(whole(v, k.n) for k, v in d.items()), len(set(keys)), keys[5] in d, keys.index(keys[9]))
    print(len(d | {Key(3): 1}), d.pop(Key(4))[1], d.get(Key(5))[1], d.setdefault(Key(6), None)[1])
    print("".join(map(str, keys))[:20], "%s|%s" % (keys[0], keys[1]), f"{keys[2]}", [10, 11, 12][Key(1)])
    print(all(whole(r, n) for n, r in enumerate(map(work, range(60)))))
    print([whole(a, b) for a, b in zip(map(work, range(3)), itertools.count())])
    print(functools.reduce(lambda a, n: a + work(n)[2], range(4), ()))
    print(re.sub(r"\d+", lambda m: work(int(m[0]))[1], "1 and 22"))
    print(sum(len(work(n)) for n in range(5)), sorted(work(n)[1] for n in range(3)))
    a, (b, *c), d = work(8)
    print(a, b, c, d)
    return keys


class Noisy:
    def __init__(self, n): self.n = n

    def __del__(self):
        result = work(self.n)
        assert whole(result, self.n)
        left.append(result)


@arena_memory
def finalizers():
    kept = [Noisy(i) for i in range(5)]
    return kept[2]


class Manager:
    def __enter__(self): return work(1)
    def __exit__(self, *exc): return whole(work(2), 2)


def numbers(n):
    for i in range(n):
        @arena_memory
        def one(): return [i, work(i)]
        yield one()


@arena_memory
def generators():
    total = []
    for i, pair in enumerate(numbers(6)):
        with Manager() as m:
            assert whole(m, 1) and pair[0] == i and whole(pair[1], i)
            total.append(pair)
            raise ValueError(work(3))
    return total


def raises():
    @arena_memory
    def inner(): raise KeyError(work(4), {"a": [1]})
    try: inner()
    except KeyError as e: return e


keys = everything()
print(all(whole(k.seen, k.n) for k in keys))
n = finalizers()
print(n.n, len([x for x in left if isinstance(x, list)]))
del n
print(len([x for x in left if isinstance(x, list)]), all(whole(r, r[2][0]) for r in left if isinstance(r, list)))
print([pair[0] for pair in generators()], all(whole(pair[1], i) for i, pair in enumerate(generators())))
e = raises()
print(whole(e.args[0], 4), e.args[1])
print(all(x[1] == "left %d" % x[0] and x[2] == {x[0]: [x[0]]} for x in left if isinstance(x, tuple)), len(left) > 300)
