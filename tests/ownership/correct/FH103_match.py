def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n, mode):
    b = allocate(n)
    size = len(b)
    match mode:
        case {"send": True}:
            consume(b)
        case _:
            consume(b)
    return size


print(work(8, {"send": True}), work(8, 0))
