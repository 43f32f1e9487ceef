for s in ("ab", "é", ""):
    print([s.center(5), s.center(6, "*"), s.ljust(4, "."), s.rjust(4), s.zfill(4), s.center(0), s.ljust(1)])
print("-5".zfill(4), "+5".zfill(5), "--5".zfill(5), "5".zfill(0), "abc".center(6), "abc".center(8), "ab".center(5), "a\tb\tc".expandtabs(), "a\tbc\td".expandtabs(4), "\t".expandtabs(0), "ab\ncd\te".expandtabs(4), "é\tx".expandtabs(3))
for f in (lambda: "a".center(5, "xx"), lambda: "a".ljust("5"), lambda: "a".rjust(5, ""), lambda: "a".zfill("x")):
    try:
        f()
    except TypeError as e:
        print(e)
