# The blocks: create_arena ends at its end, arena(name) stays, memory_strategy("arena") is anonymous.
outer = []
with create_arena("request") as a:
    local = ["a" + str(1), {"k": (1, 2.5e300, 10**30)}]
    outer.append(local[1])
    print(a, a.name, a.capacity, a.used > 0, memory_stats()["strategy"])
    print(list(memory_stats()["arenas"]))
print(local, outer, outer[0] is local[1], memory_stats()["arena_count"])
print(a)
try:
    a.used
except UseAfterFreeError as e:
    print(e)

b = create_arena("kept")
with arena("kept"):
    inside = [str(7)]
    with arena("kept"):
        inside.append(str(8))
with arena(b) as c:
    inside.append(str(9))
print(inside, c.name, memory_stats()["arena_count"])
try:
    create_arena("kept")
except ValueError as e:
    print(e)
try:
    with arena("kept"):
        destroy_arena("kept")
except RuntimeError as e:
    print(type(e).__name__, e)
for wrong in ("kepd", "nothing like it"):
    try:
        arena(wrong)
    except KeyError as e:
        print(e)
destroy_arena("kept")
print(is_alive(inside), memory_stats()["arena_count"])

with memory_strategy("arena"):
    words = "to be or not to be".split()
    counts = {w: words.count(w) for w in words}
print(counts, memory_stats()["arena_count"])

try:
    with create_arena("small", 32768) as small:
        print(small.capacity)
        big = []
        while True:
            big.append([0] * 20)
except MemoryError as e:
    print(e)
print(memory_stats()["arena_count"])
for bad in (0, -5):
    try:
        create_arena("x", capacity=bad)
    except ValueError as e:
        print(e)
