class Mixer:
    left: owned(Buffer)
    right: owned(Buffer)

    def __init__(self, n):
        self.left = allocate(n)
        try:
            self.right = allocate(n)
        except MemoryError:
            free(self.left)
            raise

    def close(self):
        free(self.left)
        free(self.right)


mixer = Mixer(4)
mixer.close()
print("ok")
