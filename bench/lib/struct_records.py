"""Packing and unpacking binary records."""
import struct
from struct import Struct, pack, pack_into, unpack, unpack_from

record = Struct("<IhHd8s")
total = 0
for i in range(100000):
    data = record.pack(i, i % 1000, 7, i / 3, b"name")
    a, b, c, d, e = record.unpack(data)
    total += a + b + c
for i in range(100000):
    total += unpack(">I", pack(">I", i))[0]
buffer = bytearray(24 * 5000)
for _ in range(8):
    for i in range(5000):
        pack_into("<qq", buffer, i * 24, i, -i)
    for i in range(5000):
        total += unpack_from("<q", buffer, i * 24)[0]
for _ in range(30):
    total += sum(a for a, b in struct.iter_unpack("<iI", bytes(buffer)))
print(total)
