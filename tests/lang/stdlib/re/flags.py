# Flags: given, inline, for a part; case folding; verbose patterns.
import re

print(re.findall("a.b", "a\nb"), re.findall("a.b", "a\nb", re.S), re.findall("^b", "a\nb"), re.findall("^b", "a\nb", re.M))
print(re.findall("(?i)ab", "AB aB"), re.findall("a(?i:b)", "AB aB"), re.findall("(?i)a(?-i:b)", "AB Ab"), re.findall("(?s:.)", "\n"))
print(re.findall(r"\w", "aé_1"), re.findall(r"\w", "aé_1", re.A), re.findall(r"(?a:\w)é", "aé"), re.findall(rb"\w", b"a\xe9"))
print(re.findall(r"\d", "1٣५"), re.findall(r"(?a)\d", "1٣५"), re.findall(r"\s", "\x1c\u2003 "), re.findall(r"(?a)\s", "\x1c\u2003 "))
print(ascii(re.findall("(?i)k", "kK\u212a")), ascii(re.findall("(?i)\u212a", "kK\u212a")), ascii(re.findall("(?i)[k]", "kK\u212a")))
print(ascii(re.findall("(?i)s", "sS\u017f")), ascii(re.findall("(?ia)s", "sS\u017f")), ascii(re.findall("(?i)ß", "ß\u1e9eSS")))
print(ascii(re.findall("(?i)σ", "σςΣ")), ascii(re.findall("(?i)[^σ]", "σςΣx")), ascii(re.findall("(?i)[α-ω]", "ΑΩς\u1fbe")))
print(ascii(re.findall("(?i)i", "iI\u0130\u0131")), ascii(re.findall("(?i)(é)\\1", "éÉ")), re.findall(b"(?i)\xe9", b"\xc9\xe9"))
print(re.findall(r"""(?x)
    a  # a letter
    \ b # and a blank
    [ #]
""", "a b#a b "), re.findall("(?x: a b ) c", "ab c"), re.compile("(?x) a (?-x: b)").pattern)
print(re.compile("a", 0).flags, re.compile("(?i)a").flags, re.compile("a", re.A | re.M).flags, re.compile(b"a", re.L).flags)
print([re.compile("a", f) for f in (0, 2, 8, 16, 64, 256, 2 | 8 | 16)], re.compile(b"a", 4), re.compile("(?ims)a"), re.compile(b"x"))
print(re.compile("x" * 300).__repr__()[-20:], len(repr(re.compile("x" * 300))))
print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", 2), re.compile("a") is re.compile("a"))
re.purge()
print(re.escape("a.b*c é-_\n"), re.escape(b"a+b"), re.escape("\x00"))
