# runs: UseAfterFreeError
class Base:
    head: owned(Buffer)

    def __init__(self, n):
        self.head = allocate(n)

    def close(self):
        free(self.head)


class Packet(Base):
    def first(self):
        return self.head[0]


def work(n):
    p = Packet(n)
    p.close()
    return p.head[0]  # expect: FH101 error


print(work(4))
