class Base:
    head: owned(Buffer)

    def __init__(self, n):
        self.head = allocate(n)

    def close(self):
        free(self.head)


class Packet(Base):
    def __init__(self, n):
        super().__init__(n)
        free(self.head)
        self.head = allocate(n * 2)


p = Packet(4)
p.close()
