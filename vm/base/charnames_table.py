#!/usr/bin/env python3
"""Writes charnames_table.h, the names of Unicode 14.0. Run by hand with CPython 3.11 and Unicode's NameAliases.txt:
python3 vm/base/charnames_table.py NameAliases.txt > vm/base/charnames_table.h"""
import collections
import sys
import unicodedata

NUMBERED = ("CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-", "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-",
            "KHITAN SMALL SCRIPT CHARACTER-")
FREQUENT, END = 200, 255


def read_names():
    """Code and name of each character whose name does not follow from its code, and the ranges of the others."""
    names, ranges = [], []
    for code in range(0x110000):
        name = unicodedata.name(chr(code), None)
        if name is None or name.startswith("HANGUL SYLLABLE "):
            continue
        prefix = next((p for p in NUMBERED if name == "%s%04X" % (p, code)), None)
        if prefix is None:
            names.append((code, name))
        elif ranges and ranges[-1][0] == NUMBERED.index(prefix) and ranges[-1][2] == code - 1:
            ranges[-1][2] = code
        else:
            ranges.append([NUMBERED.index(prefix), code, code])
    return names, ranges


def read_aliases(path):
    with open(path, encoding="utf-8") as lines:
        fields = [line.split("#")[0].strip().split(";") for line in lines]
    return sorted((int(f[0], 16), f[1]) for f in fields if len(f) >= 2)


def encoder(names):
    count = collections.Counter(word for _, name in names for word in name.split(" "))
    words = sorted(count)
    assert len(words) < (END - FREQUENT) * 255
    place = {word: i for i, word in enumerate(words)}
    frequent = [word for word, _ in count.most_common(FREQUENT)]
    short = {word: bytes([i]) for i, word in enumerate(frequent)}

    def encode(name):
        return b"".join(short.get(w) or bytes([FREQUENT + place[w] // 255, place[w] % 255]) for w in name.split(" "))

    return words, [place[word] for word in frequent], encode


def runs_of(codes):
    runs = []
    for number, code in enumerate(codes):
        if not runs or code != codes[number - 1] + 1:
            runs.append((number, code))
    return runs


def write_bytes(label, data):
    print("static const unsigned char %s[%d] = {" % (label, len(data)))
    for i in range(0, len(data), 36):
        print(",".join(map(str, data[i:i + 36])) + ",")
    print("};\n")


def write_text(label, text):
    print("static const char %s[] =" % label)
    for i in range(0, len(text), 100):
        print('"%s"' % text[i:i + 100])
    print(";\n")


def write_list(label, kind, items):
    print("static const %s %s[%d] = {" % (kind, label, len(items)))
    line = ""
    for item in items:
        if len(line) + len(item) > 104:
            print(line)
            line = ""
        line += item + ","
    print(line + "\n};\n")


def main():
    names, ranges = read_names()
    aliases = read_aliases(sys.argv[1])
    words, frequent, encode = encoder(names + aliases)
    print("/* Made by charnames_table.py: the names of Unicode 14.0, as charnames.c reads them. */")
    print("/* clang-format off */")
    print("enum { WORD_COUNT = %d, FREQUENT_COUNT = %d, NAME_COUNT = %d };\n" % (len(words), FREQUENT, len(names)))
    text = "".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word)
    write_text("word_text", text)
    write_bytes("word_sizes", bytes(map(len, words)))
    write_list("word_starts", "uint32_t", [str(s) for s in starts[::16]])
    write_list("frequent_words", "uint16_t", [str(i) for i in frequent])
    stream = bytes([END]) + b"".join(encode(n) + bytes([END]) for _, n in names + aliases)
    write_bytes("name_stream", stream)
    ends = [i for i, byte in enumerate(stream) if byte == END]
    write_list("name_starts", "uint32_t", [str(ends[k]) for k in range(0, len(names), 32)])
    write_list("runs", "Run", ["{%d,%d}" % r for r in runs_of([c for c, _ in names])])
    write_list("alias_codes", "uint32_t", [str(c) for c, _ in aliases])
    write_list("number_prefixes", "char *const", ['"%s"' % p for p in NUMBERED])
    write_list("numbered", "Numbered", ["{%d,%d,%d}" % tuple(r) for r in ranges])


main()
