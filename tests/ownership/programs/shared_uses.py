"""Reference counts by hand, closures that release, callbacks, stacks of resources."""

from functools import partial


class Shared:
    block: owned(Buffer)

    def __init__(self, size):
        self.uses = 1
        self.block = allocate(size)

    def retain(self):
        self.uses += 1
        return self

    def release(self):
        self.uses -= 1
        if self.uses == 0:
            free(self.block)
            return True
        return False


class Guard:
    """Runs what was deferred, the latest first."""

    def __init__(self):
        self.actions = []

    def defer(self, action, *args):
        self.actions.append(partial(action, *args))

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        while self.actions:
            self.actions.pop()()


def deferred(n):
    with Guard() as guard:
        first = allocate(n)
        guard.defer(free, first)
        second = allocate(n)
        guard.defer(free, second)
        second.copy_from(first)
        first.fill(1)
        return sum(first) + sum(second)


def with_closure(n):
    block = allocate(n)

    def finish():
        total = sum(block)
        free(block)
        return total

    block.fill(2)
    return finish()


def with_lambda(n):
    block = allocate(n)
    clean = lambda: free(block)
    try:
        block.fill(n)
        return sum(block)
    finally:
        clean()


def optional(n, want):
    block = None
    if want:
        block = allocate(n)
        block.fill(3)
    try:
        if block:
            return int(str(block[0]))
        return 0
    finally:
        if block is not None:
            free(block)


def flagged(n, want):
    have = False
    if want:
        block = allocate(n)
        have = True
    print("have", have)
    if have:
        n = len(block)
        free(block)
    return n


def exchange(n):
    front = allocate(n)
    try:
        back = allocate(n)
    except MemoryError:
        free(front)
        raise
    for k in range(3):
        back.fill(k)
        front, back = back, front
    result = sum(front), sum(back)
    for block in (front, back):
        free(block)
    return result


def stack_of(n):
    blocks = []
    try:
        for k in range(1, n):
            blocks.append(allocate(k))
        return [len(block) for block in blocks]
    finally:
        while blocks:
            free(blocks.pop())


def table_of(names):
    table = {name: allocate(len(name)) for name in names}
    total = 0
    for name, block in table.items():
        block.fill(1)
        total += sum(block)
    for block in table.values():
        free(block)
    return total


def numbered(n):
    blocks = [allocate(1) for _ in range(n)]
    for at, block in enumerate(blocks):
        block[0] = at
    total = sum(block[0] for block in blocks)
    list(map(free, blocks))
    return total


def ask(block):
    return len(block) if is_alive(block) else None


def alive(n):
    block = allocate(n)
    before = ask(block)
    free(block)
    return before, is_alive(block), block is None


def until(n):
    block = allocate(1)
    while True:
        size = len(block)
        free(block)
        if size >= n:
            return size
        block = allocate(size * 2)


def recursive(n, block=None):
    if block is None:
        with allocate(n) as block:
            return recursive(n, block)
    if n == 0:
        return sum(block)
    block[n - 1] = n
    return recursive(n - 1, block)


def shared(n):
    one = Shared(n)
    two = one.retain()
    print(one.release())
    size = len(two.block)
    print(two.release())
    return size


print(deferred(2), with_closure(3), with_lambda(4), optional(2, True), optional(2, False))
print(flagged(5, True), flagged(5, False), exchange(2), stack_of(4), table_of(["a", "bcd"]))
print(numbered(4), alive(3), until(5), recursive(3), shared(6))
