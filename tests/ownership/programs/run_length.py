"""Run-length coding from buffer to buffer, with a check of what comes back and refusals of what is damaged."""


class Damaged(ValueError):
    pass


class Writer:
    """A buffer that grows; finish() hands it over, cut to size."""

    def __init__(self, size=16):
        self.used = 0
        self.data = allocate(size)

    def put(self, byte):
        if self.used == len(self.data):
            self.data.resize(2 * self.used)
        self.data[self.used] = byte
        self.used += 1

    def finish(self) -> owned(Buffer):
        data, self.data = self.data, None
        data.resize(max(self.used, 1))
        return data

    def abandon(self):
        free(self.data)
        self.data = None


def encode(source: borrowed(Buffer)) -> owned(Buffer):
    out = Writer()
    try:
        at = 0
        while at < len(source):
            byte = source[at]
            run = 1
            while run < 255 and at + run < len(source) and source[at + run] == byte:
                run += 1
            out.put(run)
            out.put(byte)
            at += run
        return out.finish()
    except:
        out.abandon()
        raise


def decode(source: borrowed(Buffer)) -> owned(Buffer):
    if len(source) % 2:
        raise Damaged("odd length")
    out = Writer()
    try:
        for at in range(0, len(source), 2):
            run, byte = source[at], source[at + 1]
            if run == 0:
                raise Damaged(f"empty run at {at}")
            for _ in range(run):
                out.put(byte)
        return out.finish()
    except:
        out.abandon()
        raise


def filled(data) -> owned(Buffer):
    buffer = allocate(len(data))
    try:
        buffer.copy_from(data)
    except:
        free(buffer)
        raise
    return buffer


def same(a: borrowed(Buffer), b: borrowed(Buffer)) -> bool:
    if len(a) != len(b):
        return False
    return all(x == y for x, y in zip(a, b))


def round_trip(data):
    with filled(data) as source, encode(source) as packed, decode(packed) as back:
        return len(source), len(packed), same(source, back)


def refused(data):
    with filled(data) as packed:
        try:
            back = decode(packed)
        except Damaged as error:
            return str(error)
        free(back)
        return None


def main():
    samples = {
        "runs": b"aaaaabbbbbbbbbbbbcccd" * 3,
        "long": b"x" * 1000,
        "mixed": bytes((i * i) % 7 for i in range(100)),
        "one": b"z",
    }
    for name, data in samples.items():
        print(name, round_trip(data))
    for data in (b"\x01", b"\x02a\x00b", b"\x02a"):
        print(data, refused(data))
    print(memory_stats()["manual_count"])


main()
