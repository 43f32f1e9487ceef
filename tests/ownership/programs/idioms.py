"""Ways to own a buffer that come up in practice, each of them right: guards, flags, exchanges, callbacks, finalizers, lists."""

import atexit
from contextlib import ExitStack, contextmanager
from functools import partial


@contextmanager
def scratch(n):
    b = allocate(n)
    try:
        yield b
    finally:
        free(b)


def stack(sizes):
    with ExitStack() as s:
        total = 0
        for n in sizes:
            b = allocate(n)
            s.callback(free, b)
            total += len(b)
        c = s.enter_context(allocate(4))
        d = allocate(3)
        s.callback(partial(free, d))
        e = allocate(3)
        s.callback(lambda: free(e))
        return total + len(c)


def many(n):
    bufs = [allocate(8) for _ in range(n)]
    try:
        for b in bufs:
            b.fill(1)
    finally:
        for b in bufs:
            free(b)


def table(names):
    t = {}
    for name in names:
        t[name] = allocate(8)
    for b in t.values():
        free(b)


def double_buffer(n):
    front = allocate(n)
    try:
        back = allocate(n)
        try:
            for i in range(3):
                front.fill(i)
                front, back = back, front
        finally:
            free(back)
    finally:
        free(front)


def swap3(n):
    with allocate(n) as a, allocate(n) as b:
        for i in range(3):
            a, b = b, a
            a.fill(i)
        return a[0]


def cond(n, p):
    b = allocate(n) if p else None
    free(b) if p else None


def cond2(n, p):
    b = allocate(n) if p else None
    b is not None and free(b)


def cond3(n, p):
    b = None
    if p:
        b = allocate(n)
    if b:
        free(b)


def alive(n, p):
    b = allocate(n)
    if p:
        free(b)
    if is_alive(b):
        free(b)


def flagged(n, p):
    b = allocate(n)
    done = False
    try:
        if p:
            free(b)
            done = True
    finally:
        if not done:
            free(b)


def expected_fault(n):
    b = allocate(n)
    free(b)
    try:
        return len(b)
    except UseAfterFreeError:
        return -1


def expected_double(n):
    b = allocate(n)
    free(b)
    try:
        free(b)
    except DoubleFreeError as e:
        return str(e)


class Finalised:
    def __init__(self, n):
        self.b = allocate(n)

    def __del__(self):
        free(self.b)


def uses_finalised(n):
    f = Finalised(n)
    return len(f.b)


class Lazy:
    def __init__(self):
        self._b = None

    @property
    def b(self):
        if self._b is None:
            self._b = allocate(16)
        return self._b

    def close(self):
        if self._b is not None:
            free(self._b)
            self._b = None


def lazy():
    x = Lazy()
    try:
        x.b.fill(1)
        return len(x.b)
    finally:
        x.close()


keep = []
_shared = None


def shared():
    global _shared
    if _shared is None:
        _shared = allocate(32)
        atexit.register(free, _shared)
    return _shared


def stored(n):
    b = allocate(n)
    keep.append(b)


def retry(n, tries):
    b = None
    while b is None:
        try:
            b = allocate(n)
        except MemoryError:
            tries -= 1
            if tries == 0:
                raise
            n //= 2
    free(b)


def else_branch(text):
    b = allocate(8)
    try:
        n = int(text)
    except ValueError:
        free(b)
        return 0
    except BaseException:
        free(b)
        raise
    else:
        free(b)
        return n


def grows(data):
    b = allocate(4)
    try:
        used = 0
        for x in data:
            if used == len(b):
                bigger = allocate(2 * len(b))
                bigger.copy_from(b)
                free(b)
                b = bigger
            b[used] = x
            used += 1
        return sum(b)
    finally:
        free(b)


def nested_with(n):
    with scratch(n) as a:
        with scratch(n) as b:
            b.copy_from(a)
            return b[0]


def gen(n):
    with allocate(n) as b:
        for i in range(n):
            b[i] = i
            yield b[i]


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


@manual_memory
def linked(n):
    head = None
    for i in (1, 2, 3):
        head = Node(i, head)
    total = 0
    while head is not None:
        nxt = head.next
        total += head.value
        free(head)
        head = nxt
    return total


@manual_memory
def deep(n):
    rows = [[n], [n]]
    free(rows, deep=True)
    return n


def take(b: owned(Buffer) = None) -> None:
    free(b)


def either(n, p):
    b = allocate(n)
    if p:
        take(b)
        return 1
    take(b=b)
    return 2


def loop_take(n):
    for i in range(n):
        b = allocate(8)
        if i == 3:
            take(b)
            break
        take(b)
    else:
        return 0
    return 1


def view(n):
    with allocate(n) as b:
        v = memoryview(b)
        x = v[0]
        v.release()
        return x


def borrow_closure(b: borrowed(Buffer)) -> int:
    def size():
        return len(b)

    return size() + max(map(lambda i: b[i], range(2))) + sum(x for x in b)


def sorted_by(b: borrowed(Buffer), order):
    return sorted(order, key=lambda i: b[i])


def first(b: borrowed(Buffer)):
    for x in b:
        return x


def main():
    print(stack((3, 4)), cond(3, True), cond(3, False), cond2(2, True), cond3(3, True), alive(3, True), alive(3, False))
    many(3)
    table("ab")
    double_buffer(4)
    flagged(3, True)
    flagged(3, False)
    print(swap3(3), expected_fault(3), expected_double(3)[:10], uses_finalised(3), lazy(), len(shared()))
    stored(3)
    free(keep.pop())
    retry(4, 2)
    print(else_branch("3"), else_branch("x"), grows(b"abcdefghij"), nested_with(3), list(gen(3)), linked(2), deep(3))
    print(either(3, True), either(3, False), loop_take(5), loop_take(2), view(3))
    with allocate(3) as q:
        print(borrow_closure(q), sorted_by(q, [2, 1]), first(q))


main()
