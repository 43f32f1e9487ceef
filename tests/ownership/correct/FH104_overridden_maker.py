class Source:
    def read(self, n) -> owned(Buffer):
        return allocate(n)


class Ones(Source):
    def read(self, n) -> owned(Buffer):
        b = super().read(n)
        b.fill(1)
        return b


def work(n):
    b = Ones().read(n)
    first = b[0]
    free(b)
    return first


print(work(4))
