# LinearMemory: pages of 64 KiB with an allocator of offsets.
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


m = LinearMemory(1, 3)
print(m.size, m.max_pages, len(m), m.used)
a, b, c = m.alloc(100), m.alloc(1, align=64), m.alloc(0)
print(a, b, c, m.used, m.allocations)
v = m.view(a, 4)
v[:] = b"\x01\x02\x03\xff"
print(list(v), v[-1], v[1:3], v[::-1], len(v), bytes(v), v == b"\x01\x02\x03\xff", 2 in v, v.tobytes())
v[0] = 9
for bad in (lambda: v[4], lambda: v[-5], lambda: v.__setitem__(0, 256), lambda: v.__setitem__(slice(0, 2), b"x"),
            lambda: v["a"], lambda: m.view(-1, 1), lambda: m.view(65530, 7), lambda: m.view(0, 65537),
            lambda: m.view(0, -1), lambda: m.view(2**70, 1)):
    attempt(bad)
attempt(m.free, a, 99)
attempt(m.free, a + 8, 4)
attempt(m.free, -8, 4)
attempt(m.free, 10**9, 4)
m.free(a, 100)
attempt(m.free, a, 100)
m.free(c, 0)
attempt(m.free, c, 0)
print(m.alloc(50), m.alloc(40), m.alloc(40, 16))
attempt(m.free, 0, 100)
for bad in (lambda: m.alloc(-1), lambda: m.alloc(1, align=3), lambda: m.alloc(1, 0), lambda: m.alloc("x"),
            lambda: m.alloc(1, 2**20), lambda: m.alloc(), lambda: LinearMemory(-1), lambda: LinearMemory(2, 1),
            lambda: LinearMemory(1, 10**6), lambda: LinearMemory("x")):
    attempt(bad)

# Growth: views go on, at the new place.
v = m.view(b, 1)
v[0] = 77
big = m.alloc(100_000)
print(m.size, v[0], len(m))
attempt(m.alloc, 100_000)
print(m.size)
print(m.grow(1), m.size)
attempt(m.grow, 1)
attempt(m.grow, -1)
print(m.view(len(m) - 1, 1)[0], m.view(len(m), 0).tobytes())
m.free(big, 100_000)
print(m.alloc(100_000) == big)
v.fill(5)
print(v[0])

# A memoryview pins the bytes.
w = LinearMemory(1, 4)
p = w.alloc(16)
with memoryview(w.view(p, 16)).cast("I") as ints:
    ints[1] = 0xDEADBEEF
    attempt(w.grow, 1)
    print(w.size)
print(w.grow(1), w.view(p + 4, 4)[:].hex())
import struct
struct.pack_into("<d", w.view(p, 8), 0, 2.5)
print(struct.unpack("<d", w.view(p, 8)))
keep = LinearMemory(1).view(0, 3)
keep[1] = 4
print(list(keep), sizeof(w) > 2 * 65536, isinstance(w, LinearMemory))

# Against a model: random allocations never overlap and stay aligned.
state = 7
m, live = LinearMemory(0, 2), {}
for step in range(3000):
    state = (state * 1103515245 + 12345) % 2**31
    if state >> 16 & 3 and len(live) < 60:
        size, align = (state >> 8) % 900, 8 << (state >> 20) % 4
        at = m.alloc(size, align)
        assert at % align == 0 and at + size <= len(m)
        assert all(at + max(size, 1) <= o or o + max(n, 1) <= at for o, n in live.items()), (at, size)
        live[at] = size
    elif live:
        at = list(live)[state % len(live)]
        m.free(at, live.pop(at))
    assert m.allocations == len(live) and m.used == sum(max(n, 1) for n in live.values())
print("3000 steps agree", m.size)
