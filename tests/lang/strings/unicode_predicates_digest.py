# Every code point that has been assigned for long: case, class and numeric properties.
out = []
for name in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isalnum"):
    d = n = 0
    for cp in range(0x250):
        if getattr(chr(cp), name)(): d = (d * 31 + cp) % 2**61; n += 1
    out.append((name, n, d))
for o in out: print(*o)
for name in ("upper", "lower", "title", "casefold", "swapcase", "capitalize"):
    d = 0
    for cp in range(0x600):
        for c in getattr(chr(cp), name)(): d = (d * 31 + ord(c)) % 2**61
    print(name, d)
