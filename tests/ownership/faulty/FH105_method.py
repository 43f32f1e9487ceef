# runs: leak
class Reader:
    def __init__(self, items):
        self.items = items
        self.at = 0

    def take(self):
        if self.at >= len(self.items):
            raise EOFError("no more")
        self.at += 1
        return self.at


def work(reader):
    b = allocate(8)  # expect: FH105 warning
    reader = Reader(())
    n = reader.take()
    free(b)
    return n


try:
    work(None)
except EOFError as error:
    print(error)
