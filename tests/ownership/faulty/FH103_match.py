# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n, mode):
    b = allocate(n)
    match mode:
        case {"send": True}:
            consume(b)
        case _:
            consume(b)
    return len(b)  # expect: FH103 error


print(work(8, {"send": True}))
