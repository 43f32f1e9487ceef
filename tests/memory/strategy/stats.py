# memory_stats(): three lines for people, a mapping for programs.
print(memory_stats())
a = [allocate(100) for _ in range(5)]
stats = memory_stats()
print(stats)
print(stats["manual_count"], stats["manual_bytes"], stats["manual_objects"], stats["arena_count"], stats["limit_bytes"])
for b in a: free(b)
print(str(memory_stats()).splitlines()[1])
print(sorted(memory_stats()))
before = memory_stats()
kept = [[i] for i in range(1000)]
after = memory_stats()
print(after["automatic_count"] - before["automatic_count"] >= 1000, after["allocations"] - before["allocations"] >= 1000)
del kept
print(memory_stats()["frees"] - after["frees"] >= 1000)
import memory
print(memory.allocate is allocate, memory.UseAfterFreeError is UseAfterFreeError, "free" in memory.__all__, "MemoryStats" in memory.__all__)
