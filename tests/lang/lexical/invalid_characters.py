for c in ["a = 1\u00a0", "x = “1”", "é€ = 1", "a\u200bb = 1", "x = 1 \x01", "5 − 3", "a。b"]:
    try:
        compile(c, "<case>", "exec")
    except SyntaxError as e:
        print(ascii(c), "->", ascii(e.msg), e.lineno, e.offset)
    else:
        print(ascii(c), "compiles")
