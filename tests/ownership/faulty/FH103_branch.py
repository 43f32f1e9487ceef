# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n, hand_on):
    b = allocate(n)
    if hand_on:
        consume(b)
    size = len(b)  # expect: FH103 warning
    if not hand_on:
        free(b)
    return size


print(work(8, False), work(8, True))
