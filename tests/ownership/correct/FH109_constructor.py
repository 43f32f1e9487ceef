class Packet:
    body: owned(Buffer)

    def __init__(self, body: owned(Buffer)) -> None:
        self.body = body

    def close(self) -> None:
        free(self.body)


def show(b: borrowed(Buffer)) -> None:
    packet = Packet(allocate(len(b)))
    packet.close()


with allocate(8) as b:
    show(b)
