b = b"Hello, World"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.find(b"o"), b.rfind(b"o"), b.find(111), b.count(b"l"), b.count(108), b.split(b", "), b.split(), b.replace(b"l", b"L", 2), b.startswith(b"He"), b.endswith((b"x", b"ld")), b.strip(b"Hd"), b.center(20, b"*"), b.zfill(15), b.partition(b","), b.hex(), b.hex(":"), b.hex("-", 4), b.hex(" ", -5), b.isalpha(), b"12".isdigit(), b"a b".split(None), b.index(b"W"), b"-".join([b"a", bytearray(b"b")]), b.translate(None, b"l"), b.removeprefix(b"Hello"), b"a\tb".expandtabs(4), b"x\ny".splitlines())
print(bytes.fromhex("48 65 6c"), bytes.fromhex(""), bytes.maketrans(b"ab", b"xy")[97:99], b"ab".translate(bytes.maketrans(b"ab", b"xy")), b[0], b[-1], b[1:4], b[::-1], list(b[:3]), b"a" < b"b", b"a" + b"b", b"ab" * 2, 72 in b, b"lo" in b, b == bytearray(b), hash(b"x") == hash(b"x"), max(b), b.decode(), len(b))
for f in (lambda: bytes.fromhex("4"), lambda: bytes.fromhex("zz"), lambda: b.find("x"), lambda: b.join(["a"]), lambda: b + "x", lambda: b.index(b"zz"), lambda: b.split(""), lambda: b["x"], lambda: b.find(300), lambda: b.replace("a", "b"), lambda: b"a" < "a", lambda: b.startswith("H"), lambda: b.hex("xx")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
