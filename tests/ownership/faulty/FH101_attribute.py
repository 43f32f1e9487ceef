# runs: UseAfterFreeError
class Frame:
    data: owned(Buffer)

    def __init__(self, n):
        self.data = allocate(n)

    def close(self):
        free(self.data)
        return len(self.data)  # expect: FH101 error


print(Frame(8).close())
