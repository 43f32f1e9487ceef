# What an arena's large blocks leave behind is kept for a while, told apart from what is in use, and never refused to others.
import time


@arena_memory
def fill(n):
    ended[0] = time.perf_counter()
    items = [None] * n
    more = list(range(n // 10))
    table = {i: i for i in range(n // 100)}
    text = bytearray(n)
    ended[0] = time.perf_counter()
    return items[n // 2], more[-1], len(table), len(text)


ended = [0]
fill(1000)
before = memory_stats()["automatic_bytes"]
print(fill(4_000_000))
after = memory_stats()["automatic_bytes"]
print("in use:", after - before < 200_000)

# A block that is kept is used again, with what it held before overwritten.
for size in (4_000_000, 3_999_000, 3_900_000, 4_000_000):
    items = [size] * size
    print(items[0] == items[-1] == size, len(items))
    del items
    fill(size)

# Objects that live on keep theirs.
@arena_memory
def make(n): return [bytearray([n % 251]) * 1_000_000, [n] * 200_000]


kept = [make(n) for n in range(10)]
for n in range(20): fill(500_000 + n * 10_000)
print(all(text == bytearray([n % 251]) * 1_000_000 and items == [n] * 200_000 for n, (text, items) in enumerate(kept)))

# All of it is still there for others, whatever the blocks were for.
for n in range(40): fill(1_000_000 + 50_000 * n)
print(len(bytes(50_000_000)))
