# struct: integers of every size, in range and beyond.
import struct

for mode in "@<>":
    for code in "bBhHiIlLqQ":
        bits = struct.calcsize(mode + code) * 8
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() else (0, (1 << bits) - 1)
        for v in (low, high, 0, 1, high // 3):
            assert struct.unpack(mode + code, struct.pack(mode + code, v)) == (v,)
        print(mode, code, struct.pack(mode + code, high - 1), struct.pack(mode + code, low + 1))
        for v in (low - 1, high + 1, 10**30, -10**30, 1.5, "a", None):
            try:
                print("   ", struct.pack(mode + code, v))
            except Exception as e:
                print("   ", v, type(e).__name__, e)


class I:
    def __index__(self):
        return 3


class Bad:
    def __index__(self):
        raise KeyError("index")


print(struct.pack("<h?i", I(), [], True))
try:
    struct.pack("h", Bad())
except KeyError as e:
    print(e)
