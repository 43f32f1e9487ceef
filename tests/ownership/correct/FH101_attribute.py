class Frame:
    data: owned(Buffer)

    def __init__(self, n):
        self.data = allocate(n)

    def close(self):
        size = len(self.data)
        free(self.data)
        return size


print(Frame(8).close())
