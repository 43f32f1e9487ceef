"""Everyday shapes of code around buffers: flags, swaps, containers, iterators, managers
each right, though not for
simple reasons."""

import contextlib
from contextlib import ExitStack, closing, contextmanager


def swap():
    a, b = allocate(1), allocate(2)
    a, b = b, a
    free(a)
    free(b)


def rotate():
    a, b, c = allocate(1), allocate(2), allocate(3)
    a, b, c = c, a, b
    free(b)
    free(a)
    free(c)


def exit_stack(n):
    with ExitStack() as stack:
        buffers = [stack.enter_context(allocate(i + 1)) for i in range(n)]
        return sum(len(b) for b in buffers)


def callback():
    with ExitStack() as stack:
        b = allocate(3)
        stack.callback(free, b)
        return len(b)


class Res:
    def __init__(self, n):
        self.b = allocate(n)

    def close(self):
        if self.b is not None:
            free(self.b)
            self.b = None


def use_closing():
    with closing(Res(3)) as r:
        return len(r.b)


def close_twice():
    r = Res(2)
    r.close()
    r.close()


def walrus(data):
    total = 0
    while (b := allocate(1) if data else None) is not None:
        b[0] = data.pop()
        total += b[0]
        free(b)
    return total


def flag_guard(n):
    made = False
    try:
        if n > 1:
            b = allocate(n)
            made = True
        n += 1
    finally:
        if made:
            free(b)
    return n


def none_guard(n):
    b = None
    try:
        if n > 1:
            b = allocate(n)
        return n
    finally:
        if b is not None:
            free(b)


def retry():
    for attempt in range(3):
        b = allocate(4)
        try:
            if attempt < 2:
                raise ValueError(attempt)
            return len(b)
        except ValueError:
            continue
        finally:
            free(b)


def nested_functions():
    b = allocate(2)

    def fill(v):
        b.fill(v)

    def end():
        free(b)

    fill(3)
    x = b[0]
    end()
    return x


def dispatch(kind):
    b = allocate(1)
    handlers = {"free": lambda: free(b), "keep": lambda: None}
    handlers[kind]()
    if kind == "keep":
        free(b)
    return kind


def by_attr():
    r = Res(2)
    other = r
    other.close()
    r.b = allocate(3)
    r.close()


class Node:
    def __init__(self, b: owned(Buffer), next=None):
        self.b, self.next = b, next

    def drop(self):
        node = self
        while node is not None:
            free(node.b)
            node = node.next


def chain():
    head = None
    for i in range(3):
        head = Node(allocate(2), head)
    head.drop()


def recursion(n):
    b = allocate(n + 1)
    try:
        return 1 if n == 0 else n * recursion(n - 1)
    finally:
        free(b)


def conditional_expression(flag):
    b = allocate(1)
    c = b if flag else allocate(2)
    size = len(c)
    if c is not b:
        free(c)
    free(b)
    return size


def double_assignment():
    x = y = allocate(1)
    del x
    free(y)


def tuple_return(n) -> tuple[owned(Buffer), int]:
    return allocate(n), n


def tuple_use():
    b, n = tuple_return(2)
    free(b)
    pair = tuple_return(3)
    free(pair[0])
    return n


def starred():
    first, *rest = [allocate(i + 1) for i in range(3)]
    free(first)
    for r in rest:
        free(r)


def slots():
    table = [None] * 4
    for i in range(4):
        table[i] = allocate(1)
    for i in range(4):
        free(table[i])
        table[i] = None


def swap_items():
    a, b = allocate(1), allocate(1)
    t = [a, b]
    t[0], t[1] = t[1], t[0]
    free(t[0])
    free(t[1])


def free_then_none():
    b = allocate(1)
    free(b)
    b = None
    free(x=b)


def loop_free_old():
    b = allocate(1)
    for i in range(3):
        old, b = b, allocate(2)
        free(old)
    free(b)


def match_it(cmd):
    b = allocate(2)
    match cmd:
        case {"op": "x"}:
            free(b)
        case [a, *_] if a:
            free(b)
        case str() as s:
            n = len(s)
            free(b)
        case _:
            free(b)


@contextmanager
def temp(n):
    b = allocate(n)
    try:
        yield b
    finally:
        free(b)


def use_temp():
    with temp(3) as b:
        return len(b)


def suppressed():
    b = allocate(1)
    with contextlib.suppress(ValueError):
        int("x")
    free(b)


def exceptions_stored():
    b = allocate(1)
    error = None
    try:
        int("x")
    except ValueError as e:
        error = e
    free(b)
    if error:
        return str(error)


def early(n):
    if n == 0:
        return None
    b = allocate(n)
    while True:
        if n > 5:
            break
        n += 1
    else:
        return None
    free(b)


def default_argument(b=None):
    own = b is None
    if own:
        b = allocate(1)
    try:
        return len(b)
    finally:
        if own:
            free(b)


class Owner:
    b: owned(Buffer)

    def __init__(self):
        self.b = allocate(1)

    def replace(self, n):
        new = allocate(n)
        free(self.b)
        self.b = new

    def grow(self):
        new = allocate(len(self.b) * 2)
        old, self.b = self.b, new
        free(old)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        free(self.b)


def owner():
    with Owner() as o:
        o.replace(4)
        o.grow()
        return len(o.b)


def give(b: owned(Buffer)) -> owned(Buffer):
    b.fill(1)
    return b


def give_back():
    b = allocate(1)
    b = give(b)
    b = give(give(b))
    free(b)


def any_order(flag):
    a = allocate(1)
    b = allocate(1)
    first, second = (a, b) if flag else (b, a)
    free(first)
    free(second)


def unreachable_else():
    b = allocate(1)
    for _ in ():
        free(b)
        break
    else:
        free(b)


def try_return_in_loop():
    for i in range(2):
        b = allocate(1)
        try:
            if i:
                return i
        finally:
            free(b)


def global_cache(n, cache={}):
    if n not in cache:
        cache[n] = allocate(n)
    return len(cache[n])


def dead_check():
    b = allocate(1)
    free(b)
    if is_alive(b):
        free(b)
    try:
        b[0]
    except UseAfterFreeError:
        return True


def sorted_buffers():
    bs = sorted((allocate(i + 1) for i in range(3)), key=len)
    for b in bs:
        free(b)


def zipped():
    a, b = allocate(1), allocate(2)
    for x, n in zip((a, b), (1, 2)):
        assert len(x) == n
        free(x)


def enumerate_them():
    bs = (allocate(1), allocate(2))
    for i, b in enumerate(bs):
        free(b)


def pop_all():
    stack = [allocate(1), allocate(2)]
    while stack:
        free(stack.pop())


def dict_values():
    d = {"a": allocate(1), "b": allocate(2)}
    for b in d.values():
        free(b)


@manual_memory
def manual_rows(n):
    rows = [0] * n
    for i in range(n):
        rows[i] = i
    total = sum(rows)
    free(rows)
    return total


def listed():
    a, b = allocate(1), allocate(2)
    rows = list((a, b))
    for r in rows:
        free(r)
    pair = (allocate(1), allocate(2))
    small = min(pair, key=len)
    big = max(*pair, key=len)
    free(small)
    free(big)
    it = iter((allocate(1), allocate(2)))
    free(next(it))
    free(next(it))
    for x in reversed((allocate(1), allocate(2))):
        free(x)
    for x in sorted({allocate(1), allocate(2)}, key=len):
        free(x)


def not_flag(b=None):
    given = not b is None
    if not given:
        b = allocate(2)
    n = len(b)
    if not given:
        free(b)
    return n


def kind_flag(kind, n):
    heavy = n > 3
    b = None
    if heavy:
        b = allocate(n)
    small = kind == "small"
    if small:
        n += 1
    if heavy:
        free(b)
    return n


swap()
rotate()
exit_stack(2)
callback()
use_closing()
close_twice()
walrus([1, 2])
flag_guard(1)
flag_guard(3)
none_guard(1)
none_guard(2)
retry()
nested_functions()
dispatch("free")
dispatch("keep")
by_attr()
chain()
recursion(3)
conditional_expression(True)
conditional_expression(False)
double_assignment()
tuple_use()
starred()
slots()
swap_items()
free_then_none()
loop_free_old()
match_it({"op": "x"})
match_it([1])
match_it("s")
match_it(0)
use_temp()
suppressed()
exceptions_stored()
early(0)
early(9)
default_argument()
default_argument(b"x")
owner()
give_back()
any_order(1)
any_order(0)
unreachable_else()
try_return_in_loop()
dead_check()
sorted_buffers()
zipped()
enumerate_them()
pop_all()
dict_values()
manual_rows(3)
listed()
not_flag()
not_flag(b"x")
kind_flag("small", 2)
kind_flag("x", 5)
print(memory_stats()["manual_count"])
