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
    size = f.size()
    f.close()
    return size


print(work())
