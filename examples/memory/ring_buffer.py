"""Manual memory: a ring buffer of samples over allocate(), as an instrument would keep them.

The samples are 16 bytes each (a time as u64, a value as f64) in one Buffer: no object a sample, no allocation while it runs.
Who makes the ring frees it; a reference that outlives it raises instead of reading what is no longer there.
"""

import math

RECORD = 16


class Ring:
    """The last `capacity` samples. close() ends it."""

    def __init__(self, capacity):
        self.data = allocate(capacity * RECORD)
        self.capacity = capacity
        self.count = 0

    def push(self, time, value):
        at = self.count % self.capacity * RECORD
        self.data.write_u64(at, time)
        self.data.write_f64(at + 8, value)
        self.count += 1

    def __len__(self):
        return min(self.count, self.capacity)

    def __iter__(self):
        first = self.count - len(self)
        for i in range(first, self.count):
            at = i % self.capacity * RECORD
            yield self.data.read_u64(at), self.data.read_f64(at + 8)

    def close(self):
        free(self.data)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def measure(ring, samples):
    for t in range(samples):
        ring.push(t, math.sin(t / 50) + (10.0 if t == 900 else 0.0))


def report(ring):
    values = [value for _, value in ring]
    mean = sum(values) / len(values)
    peak_time, peak = max(ring, key=lambda sample: sample[1])
    print(f"{len(ring)} samples kept of {ring.count}, mean {mean:.3f}, peak {peak:.3f} at {peak_time}")


with Ring(256) as ring:
    measure(ring, 1000)
    report(ring)
    print(memory_stats())

try:
    ring.push(1001, 0.0)
except UseAfterFreeError as error:
    print("after close:", type(error).__name__)
print(memory_stats())
