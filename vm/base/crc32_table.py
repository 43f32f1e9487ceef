"""Prints crc32_table.h: the tables of CRC-32 for 16 bytes at a time."""

print("/* Made by crc32_table.py: CRC-32 (polynomial 0xedb88320, reflected) of a byte, and of one with 1 … 15 zero bytes behind it. */")
print("/* clang-format off */")
tables = [[]]
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
    tables[0].append(byte)
for _ in range(15):
    tables.append([c >> 8 ^ tables[0][c & 255] for c in tables[-1]])
print("static const uint32_t crc_tables[16][256] = {")
for table in tables:
    print("    {")
    for i in range(0, 256, 8):
        print("        " + ", ".join(f"0x{c:08x}u" for c in table[i:i + 8]) + ",")
    print("    },")
print("};")
print("/* clang-format on */")
