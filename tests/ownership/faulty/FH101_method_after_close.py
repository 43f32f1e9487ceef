# runs: UseAfterFreeError
class Frame:
    data: owned(Buffer)

    def __init__(self, n):
        self.data = allocate(n)

    def size(self):
        return len(self.data)

    def close(self):
        free(self.data)


def work():
    f = Frame(8)
    f.close()
    return f.size()  # expect: FH101 error


print(work())
