with create_arena("a"):
    b = allocate(10000)
    b[0] = 7
    c = allocate(100, align=4096)
    c.fill(9)
    before = memory_stats()["manual_count"]
    free(c)
    try:
        free(c)
    except DoubleFreeError as e:
        print(type(e).__name__, e)
    try:
        c[0]
    except UseAfterFreeError as e:
        print(type(e).__name__, e)
    try:
        free([1])
    except InvalidFreeError as e:
        print(type(e).__name__, e)
    view = memoryview(b)
    try:
        free(b)
    except InvalidFreeError as e:
        print(type(e).__name__, e)
    try:
        b.resize(5)
    except BufferError as e:
        print(type(e).__name__, e)
    print(before, memory_stats()["manual_count"], memory_stats()["manual_bytes"])
print(b[0], len(b), view[0], is_alive(b))
view[1] = 5
print(b[1])
view.release()
free(b)
print(is_alive(b))

@arena_memory
def kept(n):
    return allocate(n)

x = [kept(n) for n in (0, 1, 300, 100_000)]
for i in x[1:]:
    i.fill(3)
print([sum(i) for i in x], [is_alive(i) for i in x])
free(x.pop())
del x
print(memory_stats()["manual_count"])

@manual_memory
def manual():
    return allocate(50)

with memory_strategy("arena"):
    m = manual()
    print(memory_stats()["manual_count"])
print(is_alive(m), len(m))
free(m)
print(memory_stats()["manual_count"])

with create_arena("r"):
    d = allocate(64, align=64)
    v = memoryview(d)
with create_arena("s"):
    e = allocate(64)
    w = memoryview(e)
    reset_arena("s")
for use in (lambda: e[0], lambda: len(e), lambda: free(e), lambda: bytes(w)):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
print(bytes(v) == bytes(64), d[63])
try:
    with create_arena("fixed", capacity=65536):
        allocate(1 << 20)
except Exception as error:
    print(type(error).__name__, error)
