class Packet:
    body: owned(Buffer)

    def __init__(self, body: owned(Buffer)) -> None:
        self.body = body

    def close(self) -> None:
        free(self.body)


def work(n):
    b = allocate(n)
    b.fill(9)
    packet = Packet(b)
    packet.close()


work(8)
