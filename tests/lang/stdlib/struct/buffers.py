# struct: pack_into, unpack_from, iter_unpack with offsets and wrong sizes.
import struct
from array import array

b = bytearray(10)
struct.pack_into("<hh", b, 2, 1, -1)
struct.pack_into("b", b, -1, 5)
print(b, struct.unpack_from("<hh", b, 2), struct.unpack_from("b", b, -1), struct.unpack_from("<h", buffer=b, offset=2))
a = array("i", [0, 0])
struct.pack_into("i", a, 4, 77)
print(a, list(struct.iter_unpack("<h", b)), list(struct.iter_unpack("2s", memoryview(b"abcd"))), struct.unpack("2s", memoryview(b"ab")))
it = struct.iter_unpack(">I", bytes(range(8)))
print(it.__length_hint__(), next(it), it.__length_hint__(), type(it).__name__, list(it), list(it), it.__length_hint__())
for call in (lambda: struct.pack_into("h", b, 9, 1), lambda: struct.pack_into("h", b, -1, 1), lambda: struct.pack_into("h", b, -20, 1), lambda: struct.pack_into("h", b"ab", 0, 1), lambda: struct.pack_into("h", b), lambda: struct.pack_into("h"),
             lambda: struct.pack_into("h", b, 0), lambda: struct.pack_into("h", b, "a", 1), lambda: struct.unpack_from("h", b, 9), lambda: struct.unpack_from("h", b, -1), lambda: struct.unpack_from("h", b, -20), lambda: struct.unpack("h", b"a"),
             lambda: struct.unpack("h", "ab"), lambda: struct.unpack("h", 5), lambda: struct.iter_unpack("h", b"a"), lambda: struct.iter_unpack("", b""), lambda: struct.pack("hh", 1), lambda: struct.pack(), lambda: struct.unpack_from("h"), lambda: struct.unpack("h"), lambda: struct.unpack_from("h", b"", x=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
