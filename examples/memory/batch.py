"""Batch processing: one arena for each batch, a small result out of each, and finalizers that run at its end.

A batch makes many records and drops nearly all of them. Counting would touch each of them when they die; the arena ends as
a whole. What the summary keeps survives because it is stored outside.
"""

import random


class Record:
    __slots__ = ("key", "amount", "tags")

    def __init__(self, key, amount, tags):
        self.key, self.amount, self.tags = key, amount, tags


class Log:
    """A resource of the batch: its finalizer runs when the batch's arena ends."""

    written = 0

    def __init__(self): self.lines = 0
    def __del__(self): Log.written += self.lines


def read(batch, size):
    source = random.Random(batch)
    for i in range(size):
        tags = [f"t{source.randrange(10)}" for _ in range(3)]
        yield Record(f"k{source.randrange(20)}", source.randrange(1000) / 10, tags)


def process(batch, size, best):
    log = Log()
    totals = {}
    for record in read(batch, size):
        totals[record.key] = totals.get(record.key, 0.0) + record.amount
        if record.amount > 99.8 and "t7" in record.tags:
            best.append(record)
        log.lines += 1
    return max(totals.items(), key=lambda item: (item[1], item[0]))


best, winners = [], []
for batch in range(20):
    with create_arena(f"batch {batch}") as a:
        winners.append(process(batch, 500, best))
print("best key of each batch:", " ".join(key for key, _ in winners[:10]), "…")
print(f"largest sum {max(total for _, total in winners):.1f}")
print(len(best), "records kept:", ", ".join(sorted({r.key for r in best})))
print(Log.written, "lines logged")
print(memory_stats())
