# runs: DoubleFreeError
class Image:
    pixels: owned(Buffer)

    def __init__(self, n):
        self.pixels = allocate(n)

    def close(self):
        free(self.pixels)
        free(self.pixels)  # expect: FH102 error


Image(8).close()
