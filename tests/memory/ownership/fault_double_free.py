"""Both places of a double free are told, and where it was made."""


def close(table):
    free(table)


table = allocate(8)
close(table)
close(table)  # freehold: ignore[FH102]
