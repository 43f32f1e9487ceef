print(repr(str()), str(5), str(None), str([1, "a"]), str(b"x"), str(b"abc", "utf-8"), str(b"\xff", "latin-1"), str(b"\xff", "utf-8", "replace"), str(object=5), str(bytearray(b"y"), "ascii"), str(b"a\xffb", errors="ignore"))
for a in (("a", "utf-8"), (5, "utf-8"), (b"\xff", "utf-8"), (b"x", "nope")):
    try:
        print(str(*a))
    except Exception as e:
        print(type(e).__name__, e)
