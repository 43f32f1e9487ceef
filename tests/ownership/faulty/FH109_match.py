# runs: BorrowError
def consume(b: owned(Buffer)) -> None:
    free(b)


def handle(command, b: borrowed(Buffer)) -> None:
    match command:
        case {"op": "clear"}:
            b.fill(0)
        case {"op": "drop"}:
            consume(b)  # expect: FH109 error


with allocate(8) as b:
    handle({"op": "clear"}, b)
    handle({"op": "drop"}, b)
