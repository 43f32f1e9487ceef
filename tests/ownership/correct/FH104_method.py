class Loader:
    def __init__(self, limit):
        self.limit = limit

    def load(self, n):
        if n > self.limit:
            return None
        b = allocate(n)
        b.fill(1)
        size = len(b)
        free(b)
        return size


print(Loader(4).load(3), Loader(4).load(8))
