s = "aé€😀"
for enc in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "UTF8", "utf_8", "U8", "latin1", "iso-8859-1", "us-ascii", "utf-8-sig"):
    try:
        b = s.encode(enc, "replace")
        print(enc, b, ascii(b.decode(enc)))
    except LookupError as e:
        print(enc, e)
print(b"\xef\xbb\xbfabc".decode("utf-8-sig"), ascii(b"\xef\xbb\xbfabc".decode("utf-8")), b"\xff\xfea\x00".decode("utf-16"), b"\xe9".decode("latin-1"))
for f in (lambda: "a".encode("nope"), lambda: b"a".decode("nope"), lambda: "a".encode(5), lambda: b"\xff\xfe\x00".decode("utf-16"), lambda: b"\x80".decode("ascii")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
