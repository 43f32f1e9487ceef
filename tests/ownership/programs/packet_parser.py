"""Packets with a header, a body and a checksum: built in buffers, parsed from borrowed ones, faulty ones refused."""

HEADER = 8
MAGIC = 0x4648


class PacketError(Exception):
    pass


def checksum(packet: borrowed(Buffer), start, end) -> int:
    total = 0
    for i in range(start, end):
        total = (total * 31 + packet[i]) & 0xFFFF
    return total


def build(kind, body) -> owned(Buffer):
    packet = allocate(HEADER + len(body))
    try:
        packet.write_u16(0, MAGIC)
        packet[2] = kind
        packet.write_u16(4, len(body))
        packet.copy_from(body, HEADER)
        packet.write_u16(6, checksum(packet, HEADER, HEADER + len(body)))
    except:
        free(packet)
        raise
    return packet


def parse(packet: borrowed(Buffer)):
    """Kind and body, the latter copied: nothing of the packet is kept."""
    if len(packet) < HEADER:
        raise PacketError("short header")
    if packet.read_u16(0) != MAGIC:
        raise PacketError("bad magic")
    size = packet.read_u16(4)
    if HEADER + size != len(packet):
        raise PacketError(f"body of {len(packet) - HEADER}, header says {size}")
    if packet.read_u16(6) != checksum(packet, HEADER, HEADER + size):
        raise PacketError("bad checksum")
    return packet[2], bytes(packet[HEADER:])


class Router:
    def __init__(self):
        self.delivered = []
        self.refused = {}

    def receive(self, packet: owned(Buffer)) -> bool:
        try:
            kind, body = parse(packet)
        except PacketError as error:
            reason = str(error)
            self.refused[reason] = self.refused.get(reason, 0) + 1
            return False
        finally:
            free(packet)
        self.dispatch(kind, body)
        return True

    def dispatch(self, kind, body):
        match kind:
            case 1:
                self.delivered.append(("text", body.decode()))
            case 2:
                self.delivered.append(("numbers", list(body)))
            case _:
                self.delivered.append(("unknown", len(body)))


def corrupted(kind, body, at) -> owned(Buffer):
    packet = build(kind, body)
    try:
        if at < len(packet):
            packet[at] = (packet[at] + 1) % 256
    except:
        free(packet)
        raise
    return packet


def main():
    router = Router()
    router.receive(build(1, b"hello"))
    router.receive(build(2, bytes(range(5))))
    router.receive(build(9, b""))
    for at in (0, 4, 6, 10, 99):
        ok = router.receive(corrupted(1, b"damaged", at))
        if ok:
            print("not damaged at", at)
    router.receive(allocate(3))
    for kind, content in router.delivered:
        print(kind, content)
    for reason in sorted(router.refused):
        print(reason, router.refused[reason])


main()
