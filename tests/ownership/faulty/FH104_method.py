# runs: leak
class Loader:
    def __init__(self, limit):
        self.limit = limit

    def load(self, n):
        b = allocate(n)  # expect: FH104 warning
        if n > self.limit:
            return None
        b.fill(1)
        size = len(b)
        free(b)
        return size


print(Loader(4).load(3), Loader(4).load(8))
