"""Samples from several channels, each with a ring of its own; a mixer reads them at one pace."""

RECORD = 16


class Ring:
    data: owned(Buffer)

    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError("capacity must be positive")
        self.capacity = capacity
        self.written = self.read = 0
        self.data = allocate(capacity * RECORD)

    def push(self, time, value):
        if self.written - self.read == self.capacity:
            self.read += 1
        at = self.written % self.capacity * RECORD
        self.data.write_u64(at, time)
        self.data.write_f64(at + 8, value)
        self.written += 1

    def pop(self):
        if self.read == self.written:
            return None
        at = self.read % self.capacity * RECORD
        self.read += 1
        return self.data.read_u64(at), self.data.read_f64(at + 8)

    def __len__(self):
        return self.written - self.read

    def __iter__(self):
        for i in range(self.read, self.written):
            at = i % self.capacity * RECORD
            yield self.data.read_u64(at), self.data.read_f64(at + 8)

    def close(self):
        free(self.data)


class Mixer:
    def __init__(self, names, capacity):
        self.rings = {}
        try:
            for name in names:
                self.rings[name] = Ring(capacity)
        except:
            self.close()
            raise

    def feed(self, name, samples):
        ring = self.rings[name]
        for time, value in samples:
            ring.push(time, value)

    def mixed(self):
        """The sum of one sample of each channel, as long as any has one."""
        while any(len(ring) for ring in self.rings.values()):
            total = 0.0
            for ring in self.rings.values():
                sample = ring.pop()
                if sample is None:
                    continue
                total += sample[1]
            yield total

    def close(self):
        for ring in self.rings.values():
            ring.close()
        self.rings.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def ramp(n, step):
    for i in range(n):
        yield i, i * step


def main():
    with Mixer(("left", "right", "low"), 8) as mixer:
        mixer.feed("left", ramp(12, 1.0))
        mixer.feed("right", ramp(5, 0.5))
        mixer.feed("low", ramp(2, 0.25))
        print([time for time, _ in mixer.rings["left"]])
        print(list(mixer.mixed()))
        try:
            mixer.feed("high", ramp(1, 1.0))
        except KeyError as error:
            print("no channel", error)
    try:
        Mixer(("a",), 0)
    except ValueError as error:
        print(error)
    print(memory_stats()["manual_count"])


main()
