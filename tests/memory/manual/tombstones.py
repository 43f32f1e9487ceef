# A dead object is counted while somebody refers to it, and no longer.
@manual_memory
def freed():
    a, b, c = [1], {"k": 1}, str(12345)
    free(a), free(b), free(c)
    inside = memory_stats()["tombstones"]
    a = None
    return inside, memory_stats()["tombstones"]


print(freed(), memory_stats()["tombstones"])
buffer = allocate(8)
free(buffer)
print(memory_stats()["tombstones"])
del buffer
print(memory_stats()["tombstones"])
create_arena("a")
with arena("a"):
    x = [1, 2]
    y = [x]
reset_arena("a")
print(memory_stats()["tombstones"])
del x, y
print(memory_stats()["tombstones"])
