for c in ["1a\nx", "x = 'abc\n", "x = $\n", "x = (\n", ")\n", "  x\n", "if x:\n\tx\n        y\n", "0777\n", "x = é€\n", "x = 1 +\n", "x y\n", "\"\"\"abc\n", "x = 5€\n", "\\ x\n"]:
  for mode in "exec", "eval", "single":
    try:
        compile(c, "<case>", mode)
    except SyntaxError as e:
        print(mode, ascii(c), "->", ascii(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, ascii(e.text))
    else:
        print(mode, ascii(c), "compiles")
