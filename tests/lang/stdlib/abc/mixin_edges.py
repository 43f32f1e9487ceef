# The mixin methods at their edges: what is no set, throw and close, overridden parts, positions, views.
import collections.abc as c


def tell(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e.args)


class Bag(c.Set):
    def __init__(self, it):
        self.d = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.d

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return f"{type(self).__name__}({sorted(self.d)})"


class Loud(Bag):
    def __le__(self, other):
        print("le")
        return super().__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        return ("made", list(it))


a, b = Bag("abc"), Bag("bcd")
for other in (b, {"a", "b"}, frozenset("abcd") - {"d"}, {"a": 1}.keys(), ["a", "z"], "cd", iter("ab"), 5, None):
    for op in "__le__ __lt__ __ge__ __gt__ __eq__ __or__ __and__ __sub__ __rsub__ __xor__ __ror__ __rand__ __rxor__".split():
        if not isinstance(other, c.Iterator):
            result = getattr(a, op)(other)
            print(op, result, end=" ")
    print()
print(a - iter("ab"), iter("bz") - a, a ^ iter("bz"), a & iter("bz"), a | iter("bz"))
print(Loud("ab") < Loud("abc"), Loud("ab") == Loud("ab"), Loud("ab") > {"a"}, Loud("ab") & "b", Loud("ab") | "z", Loud("ab") - Bag("b"))
for call in (lambda: a < ["a"], lambda: a | 5, lambda: 5 - a, lambda: a ^ None, lambda: a.isdisjoint(5), lambda: a._hash() == hash(frozenset("abc")), lambda: Bag([])._hash() == hash(frozenset()), lambda: Bag(range(1000))._hash() == hash(frozenset(range(1000)))):
    tell(call)


class Mut(Bag, c.MutableSet):
    def add(self, x):
        if x not in self.d:
            self.d.append(x)

    def discard(self, x):
        if x in self.d:
            self.d.remove(x)


m = Mut("abcdef")
m &= "abcd"
m |= iter("xy")
m ^= iter("xa")
m -= Bag("b")
print(m, m.pop(), m)
m ^= m
print(m)
m |= "pq"
m -= m
print(m)
for call in (m.pop, lambda: m.remove("q"), m.clear, lambda: c.MutableSet.add(m, 1), lambda: c.MutableSet.discard(m, 1), lambda: m.__ixor__(5), lambda: m.__iand__(5)):
    tell(call)


class Seq(c.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


class Same:
    def __eq__(self, other):
        return "yes"


class Never:
    def __eq__(self, other):
        return False


nan, never = float("nan"), Never()
s = Seq(1, nan, never, 1.0, Same(), 2)
print(nan in s, never in s, "q" in s, s.count(1), s.count("q"), s.count(nan), s.index(nan), s.index(never), s.index("q"), s.index(1, 1), s.index(2, -1), s.index(1, -100, -2))
for args in ((2, 0, -1), (1, 1, 3), (2, 6), (2, -1, -2), (2, 0, 0), (7, 5)):
    tell(lambda: s.index(*args))
i = iter(s)
print(type(i).__name__, next(i), type(reversed(s)).__name__, len(list(reversed(s))))
tell(lambda: i.throw(IndexError))
tell(lambda: i.throw(KeyError))
print(list(iter(Seq())), list(reversed(Seq())), 1 in Seq())


class Gen(c.Generator):
    stubborn = False

    def send(self, value):
        if value == "end":
            raise StopIteration(7)
        return ["sent", value]

    def throw(self, typ, val=None, tb=None):
        if self.stubborn:
            return "no"
        super().throw(typ, val, tb)


g = Gen()
print(next(g), g.send(1), g.close(), iter(g) is g)
for args in ((ValueError,), (ValueError("v"),), (ValueError, ValueError("w")), (ValueError, None, None)):
    tell(lambda: g.throw(*args))
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
tell(lambda: g.throw(ValueError, None, tb))
tell(lambda: g.throw(ValueError, ValueError("kept"), tb))
g.stubborn = True
tell(g.close)
tell(lambda: c.Generator.send(g, 1))


class Coro(c.Coroutine):
    def __await__(self):
        yield 1

    def send(self, value):
        return super().send(value)

    def throw(self, *args):
        return "ignored"


k = Coro()
tell(k.close)
tell(lambda: k.send(1))
tell(lambda: c.Coroutine.throw(k, KeyError))


class Agen(c.AsyncGenerator):
    def __init__(self):
        self.n = 0

    async def asend(self, value):
        self.n += 1
        if self.n > 2:
            await super().asend(value)
        return self.n, value

    async def athrow(self, typ, val=None, tb=None):
        if self.n == 1:
            return "caught"
        await super().athrow(typ, val, tb)


def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration as e:
        return "over"


async def walk():
    return [x async for x in Agen()]


print(run(walk()))
g = Agen()
print(run(g.aclose()), run(g.__anext__()))
tell(lambda: run(g.aclose()))
g.n = 2
tell(lambda: run(g.athrow(ValueError, ValueError("z"))))


class Map(c.Mapping):
    def __init__(self, d):
        self.d = d

    def __getitem__(self, k):
        return self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


m = Map({"a": 1, "n": nan, "s": Same()})
print(("a", 1) in m.items(), ("n", nan) in m.items(), ("s", 4) in m.items(), ("q", 1) in m.items(), ("a", 2) in m.items(), nan in m.values(), 9 in m.values(), 9 in Map({}).values())
print(type(iter(m.keys())).__name__, type(iter(m.items())).__name__, type(iter(m.values())).__name__, len(m.values()), m.keys() & ["a"], sorted(Map({1: 2}).items() | [(3, 4)]), Map({1: 2}).keys() == {1}, Map({1: 2}) == {1: 2}, Map({}) == 5)
tell(lambda: 5 in m.items())


class Subclass(c.Sized):
    def __len__(self):
        return 1


class Hooked(c.Sized):
    @classmethod
    def __subclasshook__(cls, C):
        return super().__subclasshook__(C)


print(issubclass(list, Subclass), issubclass(list, Hooked), c.Sized.__subclasshook__(list), Subclass.__subclasshook__(list), c.Sized.__subclasshook__(int))


class Keyed:
    def keys(self):
        return ["k", "l"]

    def __getitem__(self, k):
        return k * 2


class MutMap(Map, c.MutableMapping):
    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]


m = MutMap({})
m.update(Keyed(), other=1, self=2)
m.update(Map({"z": 0}))
m.update([["p", "q"]], k=9)
print(m.d, m.pop("z"), m.pop("z", None), m.popitem(), m.setdefault("n"), m.d)
for call in (lambda: m.pop("z"), lambda: m.pop("z", default=3), lambda: m.update(5), lambda: m.update([1]), lambda: m.update(["abc"]), lambda: m.update(1, 2), lambda: c.MutableMapping.__setitem__(m, 1, 2), lambda: c.Mapping.__getitem__(m, 1), m.clear, m.popitem):
    tell(call)


class MutSeq(Seq, c.MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def insert(self, i, v):
        self.items.insert(i, v)


for n in range(1, 5):
    m = MutSeq(*range(n))
    m.reverse()
    m.extend(m)
    m += (i for i in "x")
    print(m.items, m.pop(0), m.pop())
for call in (m.clear, m.pop, lambda: m.remove(1), lambda: m.extend(5), lambda: c.MutableSequence.insert(m, 0, 0)):
    tell(call)
