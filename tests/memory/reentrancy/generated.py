# Every method and operator of the builtin containers, given objects whose special methods free what the builtin is at work on:
# a fault, another exception, or nothing; never a crash. generated.py [TYPE …]: those types only.
import sys, collections, io, itertools, functools, operator, array, heapq, bisect, string


class Evil:
    """Frees the victim when one of its special methods is called for the n-th time."""
    __slots__ = ("victim", "left", "deep")

    def __init__(self, victim, n, deep): self.victim, self.left, self.deep = victim, n, deep

    def act(self):
        self.left -= 1
        if self.left == 0:
            try: free(self.victim[0], deep=self.deep)
            except MemoryFault: pass

    def __eq__(self, other): self.act(); return False
    def __ne__(self, other): self.act(); return True
    def __lt__(self, other): self.act(); return True
    def __le__(self, other): self.act(); return True
    def __gt__(self, other): self.act(); return False
    def __ge__(self, other): self.act(); return False
    def __hash__(self): self.act(); return 1
    def __index__(self): self.act(); return 1
    def __int__(self): self.act(); return 1
    def __float__(self): self.act(); return 1.0
    def __bool__(self): self.act(); return True
    def __len__(self): self.act(); return 2
    def __iter__(self): self.act(); return self
    def __next__(self):
        self.act()
        if self.left < -6: raise StopIteration
        return self
    def __call__(self, *args, **kw): self.act(); return 1
    def __repr__(self): self.act(); return "evil"
    def __str__(self): self.act(); return "evil"
    def __format__(self, spec): self.act(); return "evil"
    def __contains__(self, x): self.act(); return False
    def __getitem__(self, key): self.act(); return 1
    def __add__(self, other): self.act(); return other
    def __radd__(self, other): self.act(); return other
    def __mul__(self, other): self.act(); return 1
    def __rmul__(self, other): self.act(); return 1
    def __or__(self, other): self.act(); return other
    def __ror__(self, other): self.act(); return other
    def __and__(self, other): self.act(); return other
    def __rand__(self, other): self.act(); return other
    def __sub__(self, other): self.act(); return other
    def __rsub__(self, other): self.act(); return other
    def __xor__(self, other): self.act(); return other
    def __rxor__(self, other): self.act(); return other
    def __enter__(self): self.act(); return self
    def __exit__(self, *args): self.act()
    def keys(self): self.act(); return [self, 1]
    def write(self, text): self.act(); return len(text)
    def readinto(self, b): self.act(); return 0
    def __length_hint__(self): self.act(); return 3


class Dying:
    """Frees the victim when it dies itself."""
    def __init__(self, victim): self.victim = victim
    def __del__(self):
        try: free(self.victim[0])
        except MemoryFault: pass


@manual_memory
def built(make, a, b):
    x = make(a, b)
    return x


class Instance:
    def __init__(self, a, b): self.a, self.b = a, b
    def __eq__(self, other): return self.a == other
    def __getattr__(self, name): return self.b


class Listed(list): pass
class Mapped(dict): pass


MAKERS = {
    "list": lambda a, b: [a, b, 3, a], "tuple": lambda a, b: (a, b, 3), "dict": lambda a, b: {1: a, "k": b, 2: a},
    "set": lambda a, b: {1, 2, "k"}, "frozenset": lambda a, b: frozenset((1, 2)), "bytearray": lambda a, b: bytearray(b"some bytes"),
    "bytes": lambda a, b: bytes([1, 2, 3]) * 9, "str": lambda a, b: "some text, " * len("xy"), "int": lambda a, b: 10 ** 30,
    "Listed": lambda a, b: Listed([a, b, 3]), "Mapped": lambda a, b: Mapped({1: a, "k": b}), "Instance": Instance,
    "Buffer": lambda a, b: allocate(16), "function": lambda a, b: lambda *args: (a, b, args),
}
SKIPPED = {"__class__", "__init_subclass__", "__subclasshook__", "__new__", "__reduce__", "__reduce_ex__", "__del__", "__dir__"}


def natives(v):
    """What the library does with v and something else."""
    yield from (lambda x: x == v, lambda x: v == x, lambda x: v + x, lambda x: x + v, lambda x: v * x, lambda x: x in v, lambda x: v in x)
    yield from (lambda x: v[x], lambda x: v[x:x], lambda x: sorted(v, key=x), lambda x: list(map(x, v)), lambda x: list(filter(x, v)))
    yield from (lambda x: max(v, key=x), lambda x: sum(v, x), lambda x: list(zip(v, x)), lambda x: any(v), lambda x: "%s %r" % (v, x))
    yield from (lambda x: functools.reduce(x, v), lambda x: list(itertools.groupby(v, x)), lambda x: list(itertools.accumulate(v, x)))
    yield from (lambda x: list(itertools.takewhile(x, v)), lambda x: list(itertools.chain(v, x)), lambda x: operator.concat(v, x))
    yield from (lambda x: collections.deque(v).index(x), lambda x: collections.Counter(v), lambda x: heapq.heapify(v))
    yield from (lambda x: bisect.bisect(v, x), lambda x: bisect.insort(v, x), lambda x: dict(v), lambda x: set(v) | {x}, lambda x: "".join(v))
    yield from (lambda x: b"".join(v), lambda x: print(v, file=x), lambda x: format(v, "s"), lambda x: f"{v!r:>20}{x}", lambda x: isinstance(v, x))
    yield from (lambda x: getattr(v, "a", x), lambda x: setattr(v, "a", x), lambda x: enumerate(v, x), lambda x: list(reversed(v)))
    yield from (lambda x: str(v, x), lambda x: memoryview(v)[x], lambda x: io.BytesIO(v).write(v), lambda x: array.array("b", v), lambda x: int(v, x))
    yield from (lambda x: v(*x), lambda x: v(x, **v), lambda x: [*v, *x], lambda x: {**v, **x}, lambda x: repr(v), lambda x: hash(v), lambda x: iter(v, x))
    yield from (lambda x: all(v), lambda x: dict.fromkeys(v, x), lambda x: str(v), lambda x: ascii(v), lambda x: next(iter(v), x), lambda x: divmod(v, x))
    yield from (lambda x: pow(v, x, v), lambda x: round(v, x), lambda x: v.sort(key=x) or v[0], lambda x: v.__iadd__(x) and v.__imul__(x))


def run(f):
    try: f()
    except Exception: pass
    except SystemExit: pass


def methods(make, n, deep):
    """Each method with each row of arguments, of which some are evil."""
    names = [name for name in dir(built(make, 1, 2)) if name not in SKIPPED]
    count = 0
    for name in names:
        for row in range(7):
            victim = [None]
            evil = Evil(victim, n, deep)
            v = victim[0] = built(make, evil, Dying(victim) if n == 1 else evil)
            arguments = [(), (evil,), (evil, evil), (1, evil), ([evil, evil],), ({evil: 1} if n > 1 else {1: evil},), (evil, 1, evil)][row]
            run(lambda: list(getattr(v, name)(*arguments)))
            run(lambda: repr(v))
            count += 1
    for number in range(sum(1 for _ in natives(None))):
        victim = [None]
        evil = Evil(victim, n, deep)
        v = victim[0] = built(make, evil, evil)
        run(lambda: list(natives(v))[number](evil))
        run(lambda: len(v))
        count += 1
    for method in ("__iter__", "keys", "items", "values", "__reversed__"):
        victim = [None]
        evil = Evil(victim, n, deep)
        v = victim[0] = built(make, evil, evil)
        if not hasattr(v, method): continue
        def walk():
            for i, x in enumerate(getattr(v, method)()):
                if i == n - 1: evil.left = 1; evil.act()
                x == evil
        run(walk)
        count += 1
    return count


def main():
    total = 0
    for name in sys.argv[1:] or MAKERS:
        for n in 1, 2, 3, 5:
            for deep in False, True:
                total += methods(MAKERS[name], n, deep)
    print("survived", "all" if total > 1000 or sys.argv[1:] else total)


main()
