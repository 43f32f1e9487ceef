# Properties of a sample of all characters, and checksums over all of them in the planes that have names.
import unicodedata as u


def row(c):
    ch = chr(c)
    return (u.category(ch), u.bidirectional(ch), u.combining(ch), u.mirrored(ch), u.east_asian_width(ch), u.decimal(ch, None), u.digit(ch, None),
            u.numeric(ch, None), u.decomposition(ch), u.name(ch, None))


for c in list(range(0, 0x300, 7)) + list(range(0x300, 0x30000, 997)) + [0xD800, 0xE000, 0x10FFFF, 0x2460, 0x1D15E, 0x4E94, 0x3007, 0xAC00, 0xF900, 0x1F6DC]:
    print(hex(c), row(c))
for start in range(0, 0x20000, 0x1000):
    total = 0
    for c in range(start, start + 0x1000, 3):
        for part in row(c)[:9]:
            for x in str(part).encode():
                total = (total * 31 + x) & 0xFFFFFFFF
    print(hex(start), total)
