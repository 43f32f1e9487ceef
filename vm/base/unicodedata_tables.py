"""Prints unicodedata_tables.h from the Unicode data of the Python that runs this (Unicode 14.0: CPython 3.11). It holds what
utf8proc does not tell: widths, numeric values, decompositions as they are written."""

import sys
import unicodedata as u
from fractions import Fraction

TAGS = ["", "<noBreak>", "<compat>", "<super>", "<fraction>", "<medial>", "<initial>", "<final>", "<isolated>", "<vertical>", "<narrow>",
        "<wide>", "<small>", "<square>", "<sub>", "<font>", "<circle>"]


def rows(items, per=8):
    for i in range(0, len(items), per):
        print("    " + ", ".join(items[i:i + per]) + ",")


def runs(value, default):
    found = []
    for c in range(sys.maxunicode + 1):
        v = value(c)
        if v == default:
            continue
        if found and found[-1][1] == c - 1 and found[-1][2] == v:
            found[-1][1] = c
        else:
            found.append([c, c, v])
    return found


def numeric_runs(value):
    """First, count, numerator, step, denominator of runs whose values grow evenly."""
    found = []
    for c in range(sys.maxunicode + 1):
        v = value(c)
        if v is None:
            continue
        v = Fraction(v).limit_denominator(1000)
        if found:
            first, count, n, step, d = found[-1]
            if first + count == c and d == v.denominator and count < 255:
                if count == 1 and abs(v.numerator - n) <= 1:
                    found[-1] = first, 2, n, v.numerator - n, d
                    continue
                if count > 1 and n + count * step == v.numerator:
                    found[-1] = first, count + 1, n, step, d
                    continue
        found.append((c, 1, v.numerator, 0, v.denominator))
    return found


def units(c):
    return [c] if c < 0x10000 else [0xD800 + (c - 0x10000 >> 10), 0xDC00 + (c - 0x10000 & 0x3FF)]


print("/* Made by unicodedata_tables.py: Unicode %s. */" % u.unidata_version)
print("/* clang-format off */")
print('static const char *const width_names[] = {"N", "Na", "A", "H", "W", "F"};')
print("static const struct { uint32_t first, last; uint8_t width; } widths[] = {")
names = ["N", "Na", "A", "H", "W", "F"]
rows(["{0x%x, 0x%x, %d}" % (a, b, names.index(v)) for a, b, v in runs(lambda c: u.east_asian_width(chr(c)), "N")])
print("};")
for name, value in (("digits", lambda c: u.digit(chr(c), None)), ("numbers", lambda c: u.numeric(chr(c), None))):
    print("static const NumberRun %s[] = {" % name)
    rows(["{0x%x, %d, %d, %d, %d}" % (c, count, step, d, n) for c, count, n, step, d in numeric_runs(value)])
    print("};")
print("static const char *const tag_names[] = {%s};" % ", ".join('"%s"' % t for t in TAGS))
pool, entries = [], []
for c in range(sys.maxunicode + 1):
    text = u.decomposition(chr(c))
    if not text:
        continue
    words = text.split()
    tag = words.pop(0) if words[0].startswith("<") else ""
    data = [x for w in words for x in units(int(w, 16))]
    entries.append("{0x%x, %d, %d}" % (c << 5 | TAGS.index(tag), len(data), len(pool)))
    pool += data
print("/* code point << 5 | tag; UTF-16 units; where they begin */")
print("static const struct { uint32_t code; uint8_t size; uint16_t at; } decompositions[] = {")
rows(entries)
print("};")
print("static const uint16_t decomposition_units[] = {")
rows(["0x%x" % x for x in pool], 16)
print("};")
print("/* clang-format on */")
