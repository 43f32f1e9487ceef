"""Freeing a counted object is FH106; the cause of another exception shows its own route."""


def work():
    words = ["counted"]
    try:
        free(words)  # freehold: ignore[FH106]
    except InvalidFreeError:
        table = allocate(4)
        free(table)
        free(table)  # freehold: ignore[FH102]


work()
