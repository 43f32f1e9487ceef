# runs: BorrowError
def send(port, body: owned(Buffer) = None) -> None:
    free(body)


def show(b: borrowed(Buffer)) -> None:
    send(80)
    send(80, body=b)  # expect: FH109 error


with allocate(8) as b:
    show(b)
