# runs: MemoryFault
class Packet:
    body: owned(Buffer)

    def __init__(self, body: owned(Buffer)) -> None:
        self.body = body

    def close(self) -> None:
        free(self.body)


def show(b: borrowed(Buffer)) -> None:
    packet = Packet(b)  # expect: FH109 error
    packet.close()


with allocate(8) as b:
    show(b)
