def push(block: owned(Buffer)) -> None:
    n = len(block)
    free(block)
    if n > 3:
        raise OverflowError(n)


def main(n):
    block = allocate(n)
    try:
        push(block)
    except OverflowError:
        print("over", n)


main(5)
