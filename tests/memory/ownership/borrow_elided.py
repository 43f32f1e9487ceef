"""A borrowed parameter keeps what it borrows whatever the function does with it, and whoever calls it."""
import functools


def attempt(table):
    try:
        free(table)
    except BorrowError as e:
        print(type(e).__name__, e)


def kept(b: borrowed(Buffer), other):
    attempt(other)


def bound_again(b: borrowed(Buffer), other):
    b = b[0]
    attempt(other)
    return b


def deleted(b: borrowed(Buffer), other):
    del b
    attempt(other)


def by_walrus(b: borrowed(Buffer), other):
    [b := n for n in range(2)]
    attempt(other)


def by_loop(b: borrowed(Buffer), other):
    for b in range(2):
        pass
    attempt(other)


def by_handler(b: borrowed(Buffer), other):
    try:
        raise KeyError
    except KeyError as b:
        pass
    attempt(other)


def by_match(b: borrowed(Buffer), other):
    match 5:
        case b:
            pass
    attempt(other)


def by_inner(b: borrowed(Buffer), other):
    def change():
        nonlocal b
        b = None

    change()
    attempt(other)


def by_import(b: borrowed(Buffer), other):
    import math as b
    attempt(other)


def captured(b: borrowed(Buffer), other):
    values = [b[i] for i in range(len(b))]
    attempt(other)
    return values


def keywords(*, n=1, b: borrowed(Buffer), other, **rest):
    attempt(other)


def with_rest(b: borrowed(Buffer), *others):
    attempt(others[0])


def by_exec(b: borrowed(Buffer), other):
    exec("b = None")
    eval("attempt(other)")


class Viewer:
    def __init__(self, b: borrowed(Buffer), other):
        attempt(other)

    def __mangled(self, __b: borrowed(Buffer), other):
        __b = None
        attempt(other)

    def call(self, b, other):
        self.__mangled(b, other)

    @property
    def size(self):
        return len(self.b)

    def __getitem__(self, b: borrowed(Buffer)):
        attempt(b)
        return 0


table = allocate(2)
for f in (kept, bound_again, deleted, by_walrus, by_loop, by_handler, by_match, by_inner, by_import, captured, with_rest,
          by_exec, Viewer):
    f(table, table)
    f(*[table, table])
keywords(b=table, other=table, more=1)
viewer = Viewer(table, None)
viewer.call(table, table)
viewer[table]
functools.partial(kept, table)(table)
functools.partial(kept, other=table)(table)
list(map(kept, [table], [table]))
sorted([table], key=lambda t: kept(t, t) or 0)


@functools.wraps(kept)
def wrapper(*args, **kwargs):
    return kept.__wrapped__(*args) if hasattr(kept, "__wrapped__") else original(*args, **kwargs)


original, kept = kept, wrapper
kept(table, table)


def deep(b: borrowed(Buffer), n):
    if n:
        return deep(b, n - 1)
    attempt(b)


deep(table, 50)
bound_again(table, free(allocate(1)))
print(is_alive(table))
free(table)


def inner_borrow(b: borrowed(Buffer), c: owned(Buffer)):
    """What is handed on, though borrowed, is still borrowed."""
    attempt(c)
    free(c)


def hands_on(b: borrowed(Buffer)):
    own = allocate(1)
    inner_borrow(own, b) if False else takes(b)
    free(own)
    try:
        print(len(b))
    except UseAfterFreeError as e:
        print(e)


def takes(x: owned(Buffer)):
    attempt(x)


table = allocate(3)
hands_on(table)
free(table)


def two(b: borrowed(Buffer), c: borrowed(Buffer), row):
    b = None
    swallow(c, c)
    attempt(row[0])
    return is_alive(c)


def swallow(d: borrowed(Buffer), x: owned(Buffer)):
    d = None
    attempt(x)


table = allocate(3)
print(two(table, table, [table]))
free(table)
print(is_alive(table))
