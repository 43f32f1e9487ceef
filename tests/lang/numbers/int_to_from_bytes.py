for n, l in ((0, 1), (255, 1), (256, 2), (65535, 4), (2**64 - 1, 8), (2**70, 10), (1, 3)):
    print(n.to_bytes(l, "big"), n.to_bytes(l, "little"), int.from_bytes(n.to_bytes(l, "big"), "big") == n)
for n in (-1, -128, -129, 127, -(2**70)):
    b = n.to_bytes(10, "big", signed=True)
    print(b, int.from_bytes(b, "big", signed=True) == n)
print((5).to_bytes(), int.from_bytes(b"\x01\x00"), int.from_bytes([1, 2], "little"), int.from_bytes(b"", "big"), int.from_bytes(b"\xff\xff", "big", signed=True))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes(5, "big")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
