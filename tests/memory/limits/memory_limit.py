# The limit of the heap: beyond it MemoryError, and the script goes on.
print(memory_limit())
used = memory_stats()["peak_bytes"]
memory_limit(used + (2 << 20))
print(memory_limit() == used + (2 << 20), memory_stats()["limit_bytes"] == memory_limit())
try:
    x = [0] * 1000000
except MemoryError as e:
    print("MemoryError")
try:
    kept = []
    while True:
        kept.append(str(len(kept)).zfill(1000))
except MemoryError:
    n = len(kept)
    kept = None
    memory_limit(None)  # what is not counted stays
    print(500 < n < 5000)
print(len([i for i in range(1000)]))
print(memory_limit(), len([0] * 1000000))
for bad in 0, -1, 1.5, "x":
    try:
        memory_limit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
