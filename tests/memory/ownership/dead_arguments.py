"""An argument that has ended is refused at the boundary, before the function runs."""


def peek(table: borrowed(Buffer)) -> int:
    print("not reached")
    return len(table)


def consume(table: owned(Buffer) | None) -> None:
    print("not reached" if table is not None else "None is fine")


table = allocate(4)
free(table)
for action in (lambda: peek(table), lambda: consume(table), lambda: peek(table=table)):
    try:
        action()
    except UseAfterFreeError as e:
        print(e)
consume(None)
