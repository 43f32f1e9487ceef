"""Manual objects move as buffers do; counted ones have no end to be responsible for, and stay."""


def consume(rows: owned(list)) -> int:
    n = len(rows)
    if is_manual:
        free(rows)
    return n


@manual_memory
def manual():
    rows = [1, 2, 3]
    print(consume(rows))
    try:
        rows.append(4)
    except UseAfterFreeError as e:
        print(e)


@auto_memory
def counted():
    rows = [1, 2]
    print(consume(rows), rows)


def plain(x: owned(int), y: borrowed(str) = "y", *rest: owned, **named: borrowed):
    return x, y, rest, named


is_manual = True
manual()
is_manual = False
counted()
print(plain(1), plain(None, y="z"), plain(2, "a", 3, k=4))
