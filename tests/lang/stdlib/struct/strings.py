# struct: characters, strings, Pascal strings, booleans, padding.
import struct

print(struct.pack("5s", b"abc"), struct.pack("2s", b"abc"), struct.pack("0s", b"x"), struct.pack("s", bytearray(b"q")), struct.pack("4p", b"abcdef"), struct.pack("p", b"a"), struct.pack("0p", b""), struct.pack("c2xc", b"a", b"b"))
print(struct.unpack("5s", b"ab\0\0\0"), struct.unpack("4p", b"\x02abc"), struct.unpack("3p", b"\xffab"), struct.unpack("300p", bytes([255]) + b"a" * 299)[0] == b"a" * 255, struct.unpack("??", b"\0\x07"), struct.unpack("2c", b"xy"), struct.unpack("3x", b"abc"))
print(struct.pack("???", 1, "", [0]), struct.pack("3x"), struct.unpack("0s0h", b""))
for args in (("s", "a"), ("p", 5), ("c", b"ab"), ("c", "a"), ("c", b""), ("2s", None), ("c", bytearray(b"a"))):
    try:
        print(struct.pack(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
