cases = ["if 1:\nx", "  x = 1", "if 1:\n    a\n  b", "def f():\n", "if 1:\n\ta\n        b", "x\n  y",
         "for i in x:\nprint(i)", "class C:\n\nx=1", "while 1:\n# c\n", "try:\nx"]
for c in cases:
    try:
        compile(c, "<case>", "exec")
    except SyntaxError as e:
        print(repr(c), type(e).__name__, e.msg, e.lineno, e.offset)
    else:
        print(repr(c), "compiles")
