# runs: clean
class Mixer:
    left: owned(Buffer)
    right: owned(Buffer)

    def __init__(self, n):
        self.left = allocate(n)
        self.right = allocate(n)  # expect: FH115 warning

    def close(self):
        free(self.left)
        free(self.right)


mixer = Mixer(4)
mixer.close()
print("ok")
