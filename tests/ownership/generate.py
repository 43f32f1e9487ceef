"""Enormous programs for the checker, on standard output.  usage: generate.py KIND SIZE

lines      about SIZE lines of ordinary functions and methods with manual memory, correct ones
plain      about SIZE lines without any
branches   one function with SIZE branches around one buffer
loops      one function with SIZE loops, one behind the other
locals     one function with SIZE buffers in SIZE locals
tries      one function with SIZE try statements, one behind the other
recursive  SIZE functions each of which calls the next two, in a ring, and frees at one place
chain      SIZE functions each of which hands its argument to the next; the last frees it
nested     blocks within blocks, SIZE deep
elif       one if with SIZE elif
module     SIZE statements at module level
"""

import sys

UNIT = '''\
class Store{0}:
    data: owned(Buffer)

    def __init__(self, n):
        self.data = allocate(n)

    def size(self):
        return len(self.data)

    def close(self):
        free(self.data)


def make{0}(n) -> owned(Buffer):
    b = allocate(n)
    b.fill({0} % 256)
    return b


def total{0}(b: borrowed(Buffer)) -> int:
    sum = 0
    for byte in b:
        if byte > 4:
            sum += byte
        else:
            sum -= 1
    return sum


def work{0}(n, ok):
    b = make{0}(n)
    try:
        if ok:
            n += total{0}(b)
        while n > 100:
            n -= len(b)
            if n % 7 == 3:
                break
    finally:
        free(b)
    return n


def both{0}(n):
    store = Store{0}(n)
    size = store.size()
    store.close()
    with allocate(size) as b:
        return work{0}(size, True) + b[0]


'''

PLAIN = '''\
class Shape{0}:
    def __init__(self, name, sides):
        self.name = name
        self.sides = sides

    def perimeter(self):
        return sum(self.sides)


def longest{0}(words):
    best = ""
    for word in words:
        if len(word) > len(best):
            best = word
    return best


def table{0}(rows):
    result = {{}}
    for key, value in rows:
        try:
            result[key] = int(value)
        except ValueError:
            result[key] = None
    return [f"{{k}}={{v}}" for k, v in sorted(result.items())]


'''


def units(unit, size):
    for i in range(max(1, size // unit.count("\n"))):
        yield unit.format(i)


def branches(size):
    yield "def work(n, p):\n    b = allocate(8)\n"
    for i in range(size):
        yield f"    if n == {i}:\n        b.fill({i % 256})\n    elif p:\n        n += len(b)\n"
    yield "    free(b)\n    return n\n"


def loops(size):
    yield "def work(n):\n    b = allocate(8)\n"
    for i in range(size):
        yield f"    while n > {i}:\n        n -= len(b)\n        if n == {i}:\n            continue\n        b.fill(1)\n"
    yield "    free(b)\n    return n\n"


def many_locals(size):
    yield "def work(n):\n"
    for i in range(size):
        yield f"    b{i} = allocate(n)\n    n += len(b{i})\n    free(b{i})\n"
    yield "    return n\n"


def tries(size):
    yield "def work(text):\n    n = 0\n"
    for i in range(size):
        yield f"    b = allocate({i + 1})\n    try:\n        n += int(text)\n    except ValueError:\n        n = 0\n    finally:\n        free(b)\n"
    yield "    return n\n"


def recursive(size):
    for i in range(size):
        yield (f"def f{i}(b, n):\n    if n == {i}:\n        free(b)\n        return 0\n    if n % 2:\n"
               f"        return f{(i + 1) % size}(b, n - 1)\n    return f{(i + 7) % size}(b, n - 1)\n\n\n")
    yield "def work(n):\n    b = allocate(n)\n    return f0(b, n)\n"


def chain(size):
    yield "def f0(b):\n    free(b)\n\n\n"
    for i in range(1, size):
        yield f"def f{i}(b):\n    f{i - 1}(b)\n\n\n"
    yield f"def work(n):\n    b = allocate(n)\n    f{size - 1}(b)\n"


def nested(size):
    yield "def work(n):\n    b = allocate(n)\n"
    for i in range(size):
        yield " " * (i + 4) + ("while" if i % 10 == 9 else "if") + f" n > {i}:\n"
    yield " " * (size + 4) + "n -= len(b)\n    free(b)\n    return n\n"


def elifs(size):
    yield "def work(n):\n    b = allocate(8)\n    if n < 0:\n        b.fill(0)\n"
    for i in range(size):
        yield f"    elif n == {i}:\n        b.fill({i % 256})\n"
    yield "    free(b)\n    return n\n"


def module(size):
    for i in range(size):
        yield f"b{i % 50} = allocate({i + 1})\nfree(b{i % 50})\n"


KINDS = {
    "lines": lambda size: units(UNIT, size), "plain": lambda size: units(PLAIN, size), "branches": branches, "loops": loops,
    "locals": many_locals, "tries": tries, "recursive": recursive, "chain": chain, "nested": nested, "elif": elifs, "module": module,
}

for text in KINDS[sys.argv[1]](int(sys.argv[2])):
    sys.stdout.write(text)
