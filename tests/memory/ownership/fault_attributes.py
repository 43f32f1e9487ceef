"""A fault at run time carries the code by which the checker knows it, and the places that led to it."""


def make():
    return allocate(4)


def consume(table: owned(Buffer)):
    return len(table)


def faults():
    table = make()
    free(table)
    yield lambda: table[0]
    yield lambda: free(table)
    other = make()
    consume(other)
    yield lambda: other[0]
    yield lambda: free(other)
    create_arena("frame")
    with arena("frame"):
        rows = [1, 2]
    reset_arena("frame")
    yield lambda: rows[0]


for fault in faults():
    try:
        fault()
    except MemoryFault as e:
        print(type(e).__name__, e.rule)
        for place in e.route:
            print("   ", place)
