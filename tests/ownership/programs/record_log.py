"""An append-only log in segments: each segment a buffer, compacted into new ones, read back through an index."""

SEGMENT = 64
HEAD = 4


class Full(Exception):
    pass


class Segment:
    data: owned(Buffer)

    def __init__(self, number):
        self.number, self.used = number, 0
        self.data = allocate(SEGMENT)

    def append(self, key, value):
        record = key.encode() + b"=" + value.encode()
        if HEAD + len(record) > SEGMENT:
            raise ValueError(f"record of {key} is too long")
        if self.used + HEAD + len(record) > SEGMENT:
            raise Full(self.number)
        at = self.used
        self.data.write_u32(at, len(record))
        self.data.copy_from(record, at + HEAD)
        self.used += HEAD + len(record)
        return at

    def read(self, at):
        size = self.data.read_u32(at)
        key, _, value = bytes(self.data[at + HEAD : at + HEAD + size]).partition(b"=")
        return key.decode(), value.decode()

    def __iter__(self):
        at = 0
        while at < self.used:
            yield at, *self.read(at)
            at += HEAD + self.data.read_u32(at)

    def close(self):
        free(self.data)


class Log:
    def __init__(self):
        self.segments = {}
        self.index = {}
        self.last = 0

    def open_segment(self):
        self.last += 1
        segment = Segment(self.last)
        self.segments[self.last] = segment
        return segment

    def put(self, key, value):
        segment = self.segments.get(self.last) or self.open_segment()
        try:
            at = segment.append(key, value)
        except Full:
            segment = self.open_segment()
            at = segment.append(key, value)
        self.index[key] = segment.number, at

    def get(self, key, default=None):
        place = self.index.get(key)
        if place is None:
            return default
        number, at = place
        return self.segments[number].read(at)[1]

    def live(self, segment):
        return [(key, value) for at, key, value in segment if self.index.get(key) == (segment.number, at)]

    def compact(self):
        """Rewrites what is current; old segments end one by one."""
        before = len(self.segments)
        for number in sorted(self.segments):
            if number == self.last:
                break
            segment = self.segments[number]
            for key, value in self.live(segment):
                self.put(key, value)
            del self.segments[number]
            segment.close()
        return before - len(self.segments)

    def close(self):
        for segment in self.segments.values():
            segment.close()
        self.segments.clear()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.close()
        return False


def main():
    with Log() as log:
        for i in range(40):
            log.put(f"k{i % 6}", f"value {i}")
        print(len(log.segments), [log.get(f"k{i}") for i in range(6)])
        try:
            log.put("long", "x" * 100)
        except ValueError as error:
            print(error)
        freed = log.compact()
        print(freed > 3, len(log.segments), [log.get(f"k{i}") for i in range(6)])
        print(log.get("none", "no such key"))
    print(memory_stats()["manual_count"])


main()
