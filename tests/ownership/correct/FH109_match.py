def wipe(b: borrowed(Buffer)) -> None:
    b.fill(0)


def handle(command, b: borrowed(Buffer)) -> None:
    match command:
        case {"op": "clear"}:
            b.fill(0)
        case {"op": "drop"}:
            wipe(b)


with allocate(8) as b:
    handle({"op": "clear"}, b)
    handle({"op": "drop"}, b)
