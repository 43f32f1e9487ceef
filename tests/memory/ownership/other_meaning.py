"""A module that binds the names itself means something else by them: nothing is checked or moved."""


def owned(x):
    return x


class borrowed:
    pass


def consume(table: owned(Buffer), other: borrowed):
    return len(table)


table = allocate(3)
print(consume(table, table), len(table))
free(table)
print(owned(3), consume.__annotations__["table"] is Buffer)
