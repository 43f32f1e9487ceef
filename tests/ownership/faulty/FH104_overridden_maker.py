# runs: leak
class Source:
    def read(self, n) -> owned(Buffer):
        return allocate(n)


class Ones(Source):
    def read(self, n) -> owned(Buffer):
        b = super().read(n)
        b.fill(1)
        return b


def work(n):
    b = Ones().read(n)  # expect: FH104 error
    return b[0]


print(work(4))
