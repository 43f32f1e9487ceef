"""The traceback of a fault tells the checker's code and the route: made, freed, used."""


def make(size) -> owned(Buffer):
    return allocate(size)


def first(table):
    return table[0]


table = make(8)
free(table)
first(table)  # freehold: ignore[FH101]
