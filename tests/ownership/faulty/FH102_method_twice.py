# runs: DoubleFreeError
class Image:
    pixels: owned(Buffer)

    def __init__(self, n):
        self.pixels = allocate(n)

    def close(self):
        free(self.pixels)


def work():
    image = Image(8)
    image.close()
    image.close()  # expect: FH102 error


work()
