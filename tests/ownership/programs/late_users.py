"""What runs later: generators, generator expressions, partial() and closures over buffers that end in time."""

import functools
import itertools
from functools import partial


def pairs(b: borrowed(Buffer)):
    for i in range(0, len(b), 2):
        yield b[i], b[i + 1]


def header(b: borrowed(Buffer)):
    """Looks into the buffer before its first value only."""
    first = b[0]
    yield first
    yield first + 1
    yield first + 2


def sizes(*buffers):
    for b in buffers:
        yield len(b)


def countdown(n):
    while n:
        yield n
        n -= 1


def drained_before_the_end():
    b = allocate(6)
    total = 0
    for x, y in pairs(b):
        total += x + y
    free(b)
    return total


def closed_behind_the_end():
    b = allocate(6)
    values = pairs(b)
    first = next(values, None)
    free(b)
    values.close()
    return first


def never_resumed():
    b = allocate(6)
    values = pairs(b)
    next(values, None)
    free(b)
    del values
    return 1


def header_goes_on():
    b = allocate(2)
    b[0] = 5
    values = header(b)
    result = [next(values, None)]
    free(b)
    result.append(next(values, None))
    result.extend(values)
    return result


def exhausted():
    b = allocate(3)
    values = (b[i] for i in range(len(b)))
    total = sum(values)
    free(b)
    return total, list(values)


def looked_at_again():
    b = allocate(3)
    values = list(x for x in b)
    free(b)
    return values + [n for n in countdown(2)]


def bound_again():
    b = allocate(2)
    lengths = (len(b) for _ in range(1))
    free(b)
    b = b"abc"
    return list(lengths)


def several():
    a, b = allocate(1), allocate(2)
    try:
        return list(sizes(a, b))
    finally:
        free(a)
        free(b)


def partial_call():
    b = allocate(4)
    fill = partial(b.fill, 7)
    fill()
    first = b[0]
    free(b)
    return first


def look(b: borrowed(Buffer), i=0):
    return b[i] if i < len(b) else None


def partial_look():
    b = allocate(4)
    try:
        at = functools.partial(look, b)
        return [at(1), at(i=2), at()]
    finally:
        free(b)


def consume(n, b: owned(Buffer)):
    n += len(b)
    free(b)
    return n


def partial_consumes():
    more = partial(consume, 10)
    return more(allocate(1)) + more(b=allocate(2))


def partial_ends():
    b = allocate(1)
    end = partial(free, b)
    try:
        return len(b)
    finally:
        end()


def partial_by_keyword():
    b = allocate(5)
    n = partial(consume, b=b)(1)
    return n


def handed_out(action):
    b = allocate(1)
    action.append(partial(free, b))
    return len(b)


def unused_partial():
    b = allocate(1)
    partial(look, b)
    free(b)
    return True


class Clock:
    def __init__(self):
        self.end = []

    def at_end(self, action):
        self.end.append(action)

    def run(self):
        while self.end:
            self.end.pop()()


def registered():
    clock = Clock()
    b = allocate(1)
    clock.at_end(partial(free, b))
    clock.run()
    return is_alive(b)


def chained():
    b = allocate(2)
    values = itertools.chain(pairs(b), [(1, 2)])
    rows = list(values)
    free(b)
    return rows


def delegates(b: borrowed(Buffer)):
    yield from pairs(b)
    yield from countdown(2)


def delegated():
    b = allocate(2)
    rows = [*delegates(b)]
    free(b)
    return rows


def unpacked():
    b = allocate(4)
    first, second = pairs(b)
    free(b)
    return first, second


def stops_early():
    b = allocate(8)
    for x, y in pairs(b):
        if x == y:
            break
    else:
        free(b)
        return None
    free(b)
    return x


def loop_of_generators(n):
    total = 0
    for i in range(n):
        b = allocate(2)
        values = pairs(b)
        for x, y in values:
            total += x + y + i
        free(b)
    return total


def lambdas():
    b = allocate(2)
    readers = [lambda i=i: b[i] for i in range(2)]
    values = [read() for read in readers]
    free(b)
    return values


def sort_key():
    b = allocate(3)
    order = sorted(range(3), key=lambda i: b[i])
    free(b)
    return order


def inner():
    b = allocate(2)

    def run():
        for i in range(2):
            yield b[i]

    values = list(run())
    free(b)
    return values


for work in (drained_before_the_end, closed_behind_the_end, never_resumed, header_goes_on, exhausted, looked_at_again,
             bound_again, several, partial_call, partial_look, partial_consumes, partial_ends, partial_by_keyword,
             unused_partial, registered, chained, delegated, unpacked, stops_early, lambdas, sort_key, inner):
    print(work.__name__, work())
print(loop_of_generators(3))
actions = []
print(handed_out(actions))
for action in actions:
    action()
print(memory_stats()["manual_count"])
