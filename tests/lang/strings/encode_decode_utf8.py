for s in ("abc", "é", "€", "😀", "\0", "a\u0301", "\U0010ffff"):
    b = s.encode("utf-8")
    print(b, b.decode() == s, len(b))
for b in (b"\xff", b"\xc3", b"\xc3\x28", b"\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x9f\x98", b"\xf0\x28\x8c\xbc", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"ok\x80ok", b"\xf8\x88\x80\x80\x80"):
    try:
        b.decode("utf-8")
    except UnicodeDecodeError as e:
        print(b, e.start, e.end, e.reason, ascii(b.decode("utf-8", "replace")), ascii(b.decode("utf-8", "ignore")), b.decode("utf-8", "backslashreplace"), ascii(b.decode("utf-8", "surrogateescape")))
