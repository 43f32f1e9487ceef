# struct: sizes and alignment of every format in every mode.
import struct

for mode in ("", "@", "=", "<", ">", "!"):
    sizes = []
    for code in "xcbB?hHiIlLqQnNefdspP":
        try:
            sizes.append((code, struct.calcsize(mode + code)))
        except struct.error as e:
            sizes.append((code, str(e)))
    print(repr(mode), sizes)
for fmt in ("bi", "ib", "bq", "b0i", "3s2xh", "h i", "10s", "0s", "2h3b", "hbhbhb", "cP", "=bi", "<bq", "\thi\n", "4x", "ii0q", "b3d"):
    print(repr(fmt), struct.calcsize(fmt), struct.calcsize(fmt.encode()))
for fmt in ("y", "3", "<n", "=P", "h<", "99999999999999999999h", "9223372036854775807i", "h\0", "é", 5, None, ["h"], "9223372036854775800b99s"):
    try:
        print(struct.calcsize(fmt))
    except Exception as e:
        print(type(e).__name__, e)
