# struct: half, single and double floats.
import struct

for fmt in ("e", "f", "d", ">e", ">f", ">d", "<e"):
    for v in (0.0, -0.0, 1.5, -2.75, 65504.0, 6e-8, 5.96e-08, 2.0**-14, 1 / 3, float("inf"), float("-inf"), 7, True, 2**40):
        try:
            b = struct.pack(fmt, v)
            print(fmt, v, b.hex(), struct.unpack(fmt, b)[0])
        except Exception as e:
            print(fmt, v, type(e).__name__, e)
nan = struct.unpack("<e", struct.pack("<e", float("nan")))[0]
print(nan != nan, struct.pack("<e", float("nan")).hex()[2:])
for fmt, v in (("e", 65520.0), ("e", 65519.9), ("f", 1e39), ("<f", 1e39), (">f", 3.5e38), ("d", 10**400), ("d", "x"), ("f", None), ("e", 1j)):
    try:
        print(fmt, v if v != 10**400 else "10**400", struct.pack(fmt, v).hex())
    except Exception as e:
        print(fmt, type(e).__name__, e)
halves = [struct.unpack("<e", struct.pack("<H", h))[0] for h in range(0, 0x7C00, 37)]
print(all(struct.pack("<e", v) == struct.pack("<H", h) for v, h in zip(halves, range(0, 0x7C00, 37))), halves[1], halves[-1])
