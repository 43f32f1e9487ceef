class Sink:
    def take(self, b: owned(Buffer)) -> None:
        free(b)


class Log(Sink):
    pass


def give(b: owned(Buffer)):
    Log().take(b)


give(allocate(4))
