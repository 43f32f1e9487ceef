for c in ["x = \\ 1", "x = 1 \\", "\\\nx = 1", "x = \\\n", "if 1:\\\n x = 2"]:
    try:
        compile(c, "<case>", "exec")
    except SyntaxError as e:
        print(repr(c), "->", e.msg, e.lineno, e.offset)
    else:
        print(repr(c), "compiles")
