# What holds a reference to a freed object notices: iterators, views, bound methods.
def check(name, f):
    try:
        print(name, "gave", f())
    except UseAfterFreeError:
        pass
    except BaseException as e:
        print(name, type(e).__name__, e)


class C:
    def method(self): return 1


@manual_memory
def iterators():
    for make in (lambda: [1, 2, 3], lambda: tuple([1, 2, 3]), lambda: str(123), lambda: "é" + str(123),
                 lambda: bytes([1, 2, 3]), lambda: bytearray([1, 2, 3]), lambda: {1: 2, 3: 4}, lambda: {1, 2, 3}):
        x = make()
        it = iter(x)
        next(it)
        name = type(x).__name__
        free(x)
        check(name, lambda: next(it))
        check(name + " again", lambda: next(it))
    for make in (lambda d: iter(d.items()), lambda d: iter(d.values()), lambda d: reversed(d), lambda d: reversed(d.items())):
        d = {1: 2, 3: 4}
        it = make(d)
        next(it)
        free(d)
        check("dict", lambda: next(it))
    l = [1, 2, 3]
    down, e, z, m, f = reversed(l), enumerate(l), zip(l, l), map(str, l), filter(None, l)
    free(l)
    for it in (down, e, z, m, f):
        check(type(it).__name__, lambda: next(it))


@manual_memory
def views():
    for get in (dict.keys, dict.values, dict.items):
        d = {1: 2}
        v = get(d)
        free(d)
        for name, f in (("len", len), ("iter", list), ("repr", repr), ("in", lambda v: (1, 2) in v)):
            check(f"{get.__name__} {name}", lambda: f(v))
    l = [1]
    for bound in (l.append, l.__len__, l.__iter__, l.__contains__):
        pass
    append, length = l.append, l.__len__
    free(l)
    check("append", lambda: append(1))
    check("__len__", lambda: length())
    o = C()
    m = o.method
    free(o)
    print(m())  # the method itself looks into nothing
    check("attribute", lambda: o.method)
    b = bytes([1, 2])
    v = memoryview(b)
    free(b)
    check("memoryview", lambda: v[0])


@manual_memory
def in_the_middle():
    l = [3, 1, 2]

    def key(x):
        if is_alive(l): free(l)
        return x
    check("sort", lambda: l.sort(key=key))
    l = [1]

    def items():
        yield 1
        free(l)
        yield 2
    check("extend", lambda: l.extend(items()))
    s = {1, 2}
    check("update", lambda: s.update(ends(s)))
    d = {1: 2}
    check("dict update", lambda: d.update(pairs(d)))
    for name, f in (("index", lambda l: l.index(5)), ("count", lambda l: l.count(5)), ("remove", lambda l: l.remove(5))):
        l = [Traitor(), Traitor()]
        Traitor.victim = l
        check(name, lambda: f(l))
    l = [1, 2, 3]
    try:
        for x in l:
            if x == 1: free(l)
    except UseAfterFreeError:
        print("loop ends with an error")


def ends(x):
    yield 1
    free(x)
    yield 2


def pairs(x):
    yield 1, 2
    free(x)
    yield 2, 3


class Traitor:
    def __eq__(self, other):
        if is_alive(Traitor.victim): free(Traitor.victim)
        return False


iterators()
views()
in_the_middle()
