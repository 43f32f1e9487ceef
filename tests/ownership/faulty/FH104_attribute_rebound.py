# runs: leak
class Canvas:
    pixels: owned(Buffer)

    def __init__(self, n):
        self.pixels = allocate(n)  # expect: FH104 error
        self.pixels = allocate(n * 4)

    def close(self):
        free(self.pixels)


c = Canvas(8)
c.close()
