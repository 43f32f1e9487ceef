for src in ("[*x for x in y]", "{**x for x in y}", "[x, y for x in z]", "[for x in y]", "(x for x in y) = 1", "[x for x in y] = 1",
            "{x: y for x in z} += 1", "[lambda: yield for x in y]", "[(yield) for x in y]", "{x: *y for x in z}"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
