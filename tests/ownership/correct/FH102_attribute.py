class Image:
    pixels: owned(Buffer)

    def __init__(self, n):
        self.pixels = allocate(n)

    def close(self):
        free(self.pixels)
        self.pixels = None
        free(self.pixels)


Image(8).close()
