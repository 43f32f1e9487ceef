"""More everyday shapes: what holds buffers and is called later, flags, tuples and lists taken apart in every way."""

import functools


def gen_in_class():
    class C:
        def __init__(self, n):
            self.b = allocate(n)

        def __iter__(self):
            for i in range(len(self.b)):
                yield self.b[i]

        def close(self):
            free(self.b)

    c = C(3)
    values = list(c)
    it = iter(c)
    next(it, None)
    c.close()
    return values


def partial_method():
    class C:
        def take(self, b: owned(Buffer), n=0):
            free(b)
            return n

    c = C()
    p = functools.partial(c.take, n=2)
    return p(allocate(1))


def partial_in_loop():
    total = 0
    for i in range(3):
        b = allocate(i + 1)
        p = functools.partial(len, b)
        total += p()
        free(b)
    return total


def partial_rebound():
    b = allocate(1)
    p = functools.partial(free, b)
    b = allocate(2)
    p()
    free(b)


def partial_twice():
    def end(b: owned(Buffer)):
        free(b)

    for p in [functools.partial(end, allocate(1)), functools.partial(end, allocate(2))]:
        p()


def cond_partial(flag):
    b = allocate(1)
    end = functools.partial(free, b) if flag else (lambda: free(b))
    end()


def genexp_argument():
    b = allocate(4)
    n = sum(x for x in b) + max(b[i] for i in range(2))
    free(b)
    return n


def genexp_kept():
    b = allocate(4)
    evens = (i for i in range(4) if b[i] == 0)
    first = next(evens, None)
    rest = list(evens)
    free(b)
    again = list(evens)
    return first, rest, again


def gen_owned():
    def chunks(b: owned(Buffer)):
        try:
            yield b[0]
            yield b[1]
        finally:
            free(b)

    return list(chunks(allocate(2)))


def gen_send():
    def echo(b: borrowed(Buffer)):
        got = None
        while got != "stop":
            got = yield len(b)

    b = allocate(3)
    e = echo(b)
    n = next(e, 0)
    try:
        e.send("stop")
    except StopIteration:
        pass
    free(b)
    return n


def dataclass_partial():
    from dataclasses import dataclass

    @dataclass
    class D:
        b: owned(Buffer)
        n: int = 0

        def end(self):
            free(self.b)

    make = functools.partial(D, n=5)
    d = make(allocate(1))
    d.end()
    return d.n


def is_flags(x=None, y=None):
    a = x is None
    b = y is not None
    both = a and b
    buf = allocate(1) if a else x
    n = len(buf)
    if a:
        free(buf)
    return n, both


def eq_flag(mode):
    text = mode == "text"
    raw = mode == "raw"
    b = None
    if raw:
        b = allocate(3)
    if text:
        n = 1
    elif raw:
        n = len(b)
    else:
        n = 0
    if raw:
        free(b)
    return n


def flags_in_loop(items):
    for item in items:
        big = item > 2
        if big:
            b = allocate(item)
        total = item
        if big:
            total += len(b)
            free(b)
    return total


def not_flag(x):
    empty = not x
    if empty:
        b = allocate(1)
    r = 1
    if empty:
        r = len(b)
        free(b)
    return r


def list_ops():
    a, b, c = allocate(1), allocate(2), allocate(3)
    rows = [a, b]
    rows += [c]
    rows.sort(key=len, reverse=True)
    for r in rows:
        free(r)
    t = (allocate(1), allocate(1))
    rows = [*t]
    free(rows[1])
    free(t[0])
    m = [[allocate(1)], [allocate(2)]]
    for (r,) in m:
        free(r)


def call(*bs, **named):
    for b in bs:
        free(b)
    for b in named.values():
        free(b)


def stars():
    t = (allocate(1), allocate(2))
    call(*t)
    d = {"x": allocate(1)}
    call(**d)
    first, *rest = (allocate(1), allocate(2), allocate(3))
    call(first, *rest)
    u = ((allocate(1), 1), (allocate(2), 2))
    for b, n in u:
        free(b)
    v = (allocate(1), allocate(2)) + (allocate(3),)
    for b in v:
        free(b)
    w = (allocate(1),) * 1
    free(w[0])
    x = (allocate(1), allocate(2))[::-1]
    for b in x:
        free(b)
    y = {"a": (allocate(1), 2)}
    free(y["a"][0])
    z = [(allocate(1), i) for i in range(2)]
    for b, i in z:
        free(b)
    pair = allocate(1), allocate(2)
    (lambda p: [free(b) for b in p])(pair)
    s = str((1, 2))
    k = (allocate(1), 3)
    m = k
    k = None
    free(m[0])
    q = (allocate(1), allocate(2))
    a, b = q[0], q[1]
    free(a)
    free(b)
    n = (allocate(1), allocate(2))
    i = len(s) % 2
    free(n[i])
    free(n[1 - i])
    o = (allocate(1), allocate(2))
    free(o[-1])
    free(o[-2])
    r = (allocate(1), allocate(2))
    while r:
        free(r[0])
        r = r[1:]
    g = [allocate(1)] + [allocate(2)]
    for b in g:
        free(b)
    h = allocate(1), "x"
    match h:
        case (b, str()):
            free(b)


def pick(t, i):
    return t[i]


def through():
    t = (allocate(1), allocate(2))
    free(pick(t, 0))
    free(pick(t, 1))
    a = allocate(1)
    box = {"b": a}
    free(box.pop("b"))
    c = allocate(1)
    keep = [c]
    free(keep.pop())
    e = allocate(1)
    tup = (e, 1)
    del e
    free(tup[0])
    f = [None]
    f[0] = allocate(1)
    free(f[0])


def same(t):
    return t


def passing():
    t = same((allocate(1), allocate(2)))
    free(t[0])
    free(t[1])
    u = (allocate(1), allocate(2))
    v = same(u)
    free(v[0])
    free(u[1])


for f in (stars, through, passing, gen_in_class, partial_method, partial_in_loop, partial_rebound, partial_twice, genexp_argument, genexp_kept,
          gen_owned, gen_send, dataclass_partial, is_flags, list_ops):
    f()
cond_partial(1), cond_partial(0), is_flags(b"x"), eq_flag("raw"), eq_flag("text"), eq_flag(""), flags_in_loop([1, 3]), not_flag(0)
print(memory_stats()["manual_count"])
