"""A generator borrows while its code runs, and not while it is suspended."""


def bytes_of(table: borrowed(Buffer), each=None):
    for i in range(len(table)):
        if each:
            each(table)
        yield table[i]


def attempt(table):
    try:
        free(table)
    except BorrowError as e:
        print(e)


table = allocate(3)
print(list(bytes_of(table, attempt)))
running = bytes_of(table)
print(next(running))
free(table)
try:
    next(running)
except UseAfterFreeError as e:
    print(e)
other = allocate(2)
left = bytes_of(other)
next(left)
del left
free(other)


async def measure(b: borrowed(Buffer)):
    attempt(b)
    return len(b)


third = allocate(6)
coroutine = measure(third)
try:
    coroutine.send(None)
except StopIteration as e:
    print(e.value)
free(third)


def take(b: owned(Buffer)):
    yield len(b)
    free(b)


fourth = allocate(5)
taking = take(fourth)
try:
    len(fourth)
except UseAfterFreeError as e:
    print(e)
print(list(taking))
