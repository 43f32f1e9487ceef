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
    first = p.head[0]
    p.close()
    return first


print(work(4))
