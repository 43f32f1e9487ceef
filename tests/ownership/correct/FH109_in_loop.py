def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer), rounds) -> None:
    for i in range(rounds):
        if i == 2:
            consume(allocate(4))
            break
        b.fill(i)


with allocate(8) as b:
    show(b, 4)
