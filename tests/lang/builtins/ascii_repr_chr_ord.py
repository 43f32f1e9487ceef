print(ascii("aé€😀\n"), repr("aé€😀\n"), ascii(["é"]), chr(97), chr(0x1F600), chr(233), ord("a"), ord("😀"), ord(b"x"), repr(chr(0)), repr("\x7f\x80\xad\u200b\u2028\ue000\ud800"))
print(repr("it's"), repr('"'), repr("'\""), repr("\\"), repr("tab\t"), repr("\U0010ffff"), repr("\u0301"), repr("\xa0"), repr("\u3000"))
for f in (lambda: chr(-1), lambda: chr(1114112), lambda: chr("a"), lambda: chr(1.0), lambda: ord(""), lambda: ord("ab"), lambda: ord(1), lambda: ord(b"ab"), lambda: chr(2**70)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
