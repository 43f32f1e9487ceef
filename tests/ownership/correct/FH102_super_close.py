class Base:
    head: owned(Buffer)

    def __init__(self, n):
        self.head = allocate(n)

    def close(self):
        free(self.head)


class Packet(Base):
    def close(self):
        self.head[0] = 0
        super().close()


p = Packet(4)
p.close()
