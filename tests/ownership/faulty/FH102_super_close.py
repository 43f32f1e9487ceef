# runs: DoubleFreeError
class Base:
    head: owned(Buffer)

    def __init__(self, n):
        self.head = allocate(n)

    def close(self):
        free(self.head)  # expect: FH102 error /close


class Packet(Base):
    def close(self):
        free(self.head)
        super().close()  # expect: FH102 error /close


p = Packet(4)
p.close()
