# runs: clean
class Cache:
    def __init__(self):
        self.entry = None

    def load(self, n):
        with create_arena("load"):
            values = [n, n + 1]
            self.entry = values  # expect: FH110 note
        return n


c = Cache()
c.load(3)
print(c.entry)
