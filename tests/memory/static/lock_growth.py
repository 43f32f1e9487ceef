# memory_lock("growth"): the heap keeps its size.
def fill():
    kept = []
    try:
        while True:
            kept.append("x" * 1000 + str(len(kept)))
    except MemoryLockedError as e:
        n = len(kept)
        kept.clear()
        return n, e


for bad in (lambda: memory_lock("no"), lambda: memory_lock(5), lambda: memory_lock("growth", reserve=-1),
            lambda: memory_lock("growth", calls=-1), lambda: memory_lock("growth", reserve="x")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
spare = ["y" * 1000 for _ in range(100)]
memory_lock("growth", reserve=200_000)
spare.clear()
n, e = fill()
print(type(e).__name__, str(e)[:24], n > 150, n < 350)
again, e = fill()
print(abs(again - n) < 20)
try:
    bytes(10_000_000)
except MemoryLockedError as e:
    print("too large")
print(memory_stats()["strategy"])
try:
    memory_unlock
except NameError as e:
    print(e)
