# runs: MemoryFault
class Packet:
    body: owned(Buffer)

    def __init__(self, body: owned(Buffer)) -> None:
        self.body = body

    def close(self) -> None:
        free(self.body)


def work(n):
    b = allocate(n)
    packet = Packet(b)
    packet.close()
    b.fill(9)  # expect: FH103 error


work(8)
