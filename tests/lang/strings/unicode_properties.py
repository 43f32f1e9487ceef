# What str's methods say of every code point: one digest a method.
def digest(method):
    v = 7
    for block in range(0, 0x110000, 0x100):
        if block >= 0x32400 and block < 0xE0000: continue  # unassigned
        if block >= 0xE0200: break
        for c in range(block, block + 0x100):
            r = method(chr(c))
            if r is True or r is False: r = int(r)
            elif isinstance(r, str): r = sum([(i + 1) * ord(x) for i, x in enumerate(r)])
            v = (v * 31 + r) % 1000000007
    return v
for name in ("isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "islower", "isupper", "istitle", "isspace",
             "isprintable", "isidentifier", "upper", "lower", "title", "casefold", "swapcase"):
    print(name, digest(getattr(str, name)))
print("part", digest(lambda c: ("a" + c).isidentifier()))
print("sigma", digest(lambda c: ("A" + c + "\u03a3").lower()))
print("repr", digest(repr))
