#!/usr/bin/env python3
"""Writes unicode_tables.h: what str needs of Unicode 14.0 and utf8proc does not tell. Run by hand with CPython 3.11:
python3 vm/objects/unicode_tables.py > vm/objects/unicode_tables.h"""
import ctypes
import unicodedata

utf8proc = ctypes.CDLL("libutf8proc.so.2")
utf8proc.utf8proc_category_string.restype = ctypes.c_char_p
ALL = range(0x110000)
category = [unicodedata.category(chr(c)) for c in ALL]
LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl")


def ranges(test):
    found, start = [], None
    for c in range(0x110001):
        inside = c < 0x110000 and test(c)
        if inside and start is None:
            start = c
        elif not inside and start is not None:
            found.append((start, c - 1))
            start = None
    return found


def is_digit(c):
    return chr(c).isdigit() and category[c] != "Nd"


def is_ignorable(c):
    return ("A" + chr(c) + "\u03a3").lower()[-1] == "\u03c2" and ("1" + chr(c) + "\u03a3").lower()[-1] == "\u03c3"


def plain_ignorable(c):
    return category[c] in ("Mn", "Me", "Cf", "Lm", "Sk")


TABLES = (
    ("later", "assigned after Unicode 14.0",
     lambda c: category[c] == "Cn" and utf8proc.utf8proc_category_string(c) != b"Cn"),
    ("digits", "digits that are not decimal", is_digit),
    ("numerals", "numeric letters", lambda c: chr(c).isnumeric() and category[c] not in ("Nd", "Nl", "No")),
    ("other_lower", "lower case, but not of category Ll", lambda c: chr(c).islower() and category[c] != "Ll"),
    ("other_upper", "upper case, but not of category Lu", lambda c: chr(c).isupper() and category[c] != "Lu"),
    ("spaces", "white space above ASCII", lambda c: c > 127 and chr(c).isspace()),
    ("start_odd", "identifier starts that the category does not tell, or the other way round",
     lambda c: chr(c).isidentifier() != (category[c] in LETTERS)),
    ("part_odd", "the same for what may follow",
     lambda c: ("a" + chr(c)).isidentifier() != (category[c] in LETTERS + ("Mn", "Mc", "Nd", "Pc"))),
    ("ignorable_odd", "the same for what the rule of the final sigma skips",
     lambda c: is_ignorable(c) != plain_ignorable(c)),
)


def specials(name, what, method):
    rows = [(c, getattr(chr(c), method)()) for c in ALL]
    rows = [(c, text) for c, text in rows if len(text) > 1]
    print(f"\n/* {what} of more than one code point */\nstatic const Special {name}[] = {{")
    for c, text in rows:
        print(f"    {{{c:#x}, {{{', '.join(f'{ord(t):#x}' for t in text)}}}}},")
    print("};")


print("/* Made by unicode_tables.py: what str needs of Unicode 14.0 and utf8proc does not tell. Ranges include both ends. */")
print("/* clang-format off */")
for name, what, test in TABLES:
    found = ranges(test)
    print(f"\n/* {what} */\nstatic const Range {name}[] = {{")
    for i in range(0, len(found), 6):
        print("    " + " ".join(f"{{{a:#x}, {b:#x}}}," for a, b in found[i:i + 6]))
    print("};")
starts = [c for c in ALL if category[c] == "Nd" and unicodedata.decimal(chr(c)) == 0]
assert all(unicodedata.decimal(chr(s + i)) == i for s in starts for i in range(10))
print("\n/* the zeros of the decimal digits: nine more follow each */\nstatic const uint32_t zeros[] = {")
for i in range(0, len(starts), 10):
    print("    " + " ".join(f"{c:#x}," for c in starts[i:i + 10]))
print("};")
specials("special_upper", "upper case", "upper")
specials("special_title", "title case", "title")


def simple(name, what, method):
    print(f"\n/* {what} of U+0080 … U+057F, where it is one code point: these are asked for often */")
    print(f"static const uint16_t {name}[] = {{")
    codes = [getattr(chr(c), method)() for c in range(0x80, 0x580)]
    codes = [ord(t) if len(t) == 1 else 0 for t in codes]
    for i in range(0, len(codes), 16):
        print("    " + " ".join(f"{c:#x}," for c in codes[i:i + 16]))
    print("};")


simple("simple_upper", "upper case", "upper")
simple("simple_lower", "lower case", "lower")
print("/* clang-format on */")
