m = memoryview(b"abcdef")
print(m[0], m[1:3].tobytes(), len(m), list(m[:2]), bytes(m), m.readonly, m.format, m.itemsize, m.nbytes, m.shape, m == b"abcdef", m[::-1].tobytes(), m[::2].tolist())
b = bytearray(b"xyz")
w = memoryview(b)
w[0] = 65
w[1:3] = b"BC"
print(b, w.readonly)
for f in (lambda: m.__setitem__(0, 1), lambda: w.__setitem__(slice(0, 2), b"abc"), lambda: w.__setitem__(0, 300), lambda: m[10], lambda: b.append(1), lambda: memoryview("a"), lambda: memoryview(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
w.release()
b.append(1)
print(b)
try:
    w[0]
except ValueError as e:
    print(e)
