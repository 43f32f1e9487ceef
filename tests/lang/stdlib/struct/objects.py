# Struct objects: attributes, methods, errors, subclasses.
import struct

s = struct.Struct("<hI")
print(s.format, s.size, s.pack(1, 2), s.unpack(s.pack(3, 4)), s.unpack_from(b"x" + s.pack(5, 6), 1), list(s.iter_unpack(s.pack(7, 8) * 2)))
b = bytearray(8)
s.pack_into(b, 1, 9, 10)
print(b, struct.Struct(b">h").format, struct.Struct(format="h").size, type(s).__name__, type(s).__module__, struct.error.__name__, struct.error.__module__, issubclass(struct.error, Exception))


class Sub(struct.Struct):
    def __init__(self, fmt):
        super().__init__(fmt)
        self.note = fmt


t = Sub("hh")
print(t.note, t.size, t.pack(1, 2))
for call in (lambda: struct.Struct(), lambda: struct.Struct(5), lambda: struct.Struct("h", "h"), lambda: struct.Struct("q?z"), lambda: s.pack(1), lambda: s.unpack(b""), lambda: s.unpack_from(b"", 1), lambda: s.pack_into(b), lambda: s.unpack(), lambda: setattr(s, "size", 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted(struct.__all__))
