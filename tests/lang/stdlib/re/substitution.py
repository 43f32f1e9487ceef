# sub and subn: templates, functions, counts, and what is refused.
import re

print(re.sub("a", "x", "banana"), re.sub("a", "x", "banana", 2), re.subn("a", "x", "banana"), re.subn("z", "x", "banana"))
print(re.sub("(.)(.)", r"\2\1", "abcde"), re.sub("(?P<p>.)-(?P<q>.)", r"\g<q>+\g<p>\g<0>", "a-b c-d"))
print(repr(re.sub("x*", "-", "abxd")), repr(re.sub("", "-", "ab")), repr(re.sub("$", "!", "ab\n")))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "1 22 333"), re.sub("a", lambda m: None, "bab"))
print(repr(re.sub("a", r"\t\n\x", "a")) if False else repr(re.sub("a", r"\t\n\\\101\0", "a")))
print(re.sub(b"a", rb"[\g<0>]", b"banana"), re.sub(b"a", bytearray(b"z"), bytearray(b"banana")))
print(re.sub("(a)|b", r"<\1>", "ab"), re.sub("é", "e", "été"), re.sub("e", "é", "tete"))
text = "same"
print(re.sub("z", "y", text) is text)
for args in [("a", b"x", "bab"), ("a", 1, "bab"), ("a", lambda m: 1, "bab"), (b"a", "x", b"bab"), ("a", None, "bab"), ("a", "x", b"a"),
             (b"a", b"x", "a"), ("a", "x", 5), ("a", "\\", "a"), ("a", r"\g", "a"), ("a", r"\g<", "a"), ("a", r"\g<>", "a"),
             ("a", r"\g<x>", "a"), ("a", r"\g<-1>", "a"), ("a", r"\g<1>", "a"), ("a", r"\1", "a"), ("a", r"\g<9999999999>", "a"),
             ("a", r"\400", "a"), ("a", r"\q", "a"), ("a", r"\!", "a"), ("a", r"\99", "x"), ("a", "\\g<1x>\n", "b")]:
    try:
        print(repr(re.sub(*args)))
    except (TypeError, re.error, IndexError) as e:
        print(args[1] if not callable(args[1]) else "function", type(e).__name__, e)


def fail(m):
    raise KeyError(m.group())


try:
    re.sub("a", fail, "bab")
except KeyError as e:
    print("KeyError", e)
