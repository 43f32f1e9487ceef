# A fixed arena has its whole capacity again after each reset, also while somebody still refers to what it held; the capacity
# is told as it is, in whole pages.
create_arena("frame", 64 * 1024)
counts = set()
for i in range(50):
    held = []
    try:
        with arena("frame"):
            stale = [j for j in range(100)]
            while True:
                held.append([len(held)])
    except MemoryError:
        counts.add(len(held))
        figures = memory_stats()["arenas"]["frame"]
        if figures["used"] > figures["capacity"]: print("too much", figures)
    reset_arena("frame")
    try:
        stale[0]
    except UseAfterFreeError:
        continue
    print("alive?", i)
print(max(counts) - min(counts) < 64, min(counts) > 100, memory_stats()["arenas"]["frame"]["resets"])

before = memory_stats()["automatic_bytes"]
for i in range(200):
    with arena("frame"):
        stale = [str(j) for j in range(200)]
    reset_arena("frame")
print(memory_stats()["automatic_bytes"] - before < 300_000)
stale = None

for capacity in 1, 4096, 32768, 32769, 40_000, 1 << 20:
    made = create_arena("sized", capacity)
    print(capacity, made.capacity, memory_stats()["arenas"]["sized"]["capacity"])
    destroy_arena("sized")


def frame():
    with arena("frame"):
        return [str(i) for i in range(40)]


for _ in range(3):
    len(frame())
    reset_arena("frame")
memory_lock("growth")
for done in range(100):
    len(frame())
    reset_arena("frame")
print("locked", done)
