"""What was moved to an owned parameter and is used is told as FH103."""
kept = []


def keep(table: owned(Buffer)):
    kept.append(table)


def work():
    table = allocate(8)
    keep(table)
    table.fill(1)  # freehold: ignore[FH103]


work()
