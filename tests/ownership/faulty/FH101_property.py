# runs: UseAfterFreeError
class Frame:
    data: owned(Buffer)

    def __init__(self, n):
        self.data = allocate(n)

    @property
    def size(self):
        return len(self.data)

    def release(self):
        free(self.data)


def main():
    frame = Frame(8)
    frame.release()
    n = frame.size  # expect: FH101 error
    return n


print(main())
