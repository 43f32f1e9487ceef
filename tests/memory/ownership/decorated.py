"""Contracts stay when a decorator of a strategy makes a copy of the function."""


@arena_memory
def total(table: borrowed(Buffer)) -> int:
    try:
        free(table)
    except BorrowError as e:
        print(e)
    return sum(list(table))


@manual_memory
def consume(table: owned(Buffer)) -> int:
    n = len(table)
    free(table)
    return n


class Tools:
    @staticmethod
    @auto_memory
    def size(table: borrowed(Buffer)) -> int:
        try:
            free(table)
        except BorrowError as e:
            print(e)
        return len(table)


table = allocate(4)
table[1] = 7
print(total(table), Tools.size(table), consume(table))
try:
    table[0]
except UseAfterFreeError as e:
    print(e)
with create_arena("a"):
    inside = allocate(6)
    print(total(inside), consume(inside))
