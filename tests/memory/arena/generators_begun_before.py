"""A generator that was begun before the arenas were: its variables are looked at when they end."""


def early():
    create_arena("frame")
    with arena("frame"):
        row = [1, 2]
    reset_arena("frame")
    try:
        len(row)
    except MemoryFault as e:
        yield type(e).__name__
    with create_arena("a1"):
        kept = [3]
    yield kept
    kept.append(4)
    yield kept


for got in early():
    print(got)


def inner_arena():
    with create_arena("a2"):
        garbage = [1]
    row = ["of the outer arena"]
    yield row
    yield row


with create_arena("a3"):
    g = inner_arena()
    print(next(g))
print(next(g), list(g))


def outer():
    with create_arena("a4"):
        yield [5]
    late = [6]
    yield late
    yield late


async def task():
    with create_arena("a5"):
        junk = [7]
    return junk


for got in outer():
    print(got)
with create_arena("a6"):
    c = task()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
