# runs: BorrowError
class Sink:
    def take(self, b: owned(Buffer)) -> None:
        free(b)


class Log(Sink):
    pass


def peek(b: borrowed(Buffer)):
    Log().take(b)  # expect: FH109 error


with allocate(4) as b:
    peek(b)
