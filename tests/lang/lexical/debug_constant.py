print(__debug__)
for c in ["__debug__ = 1", "def f(__debug__): pass", "x.__debug__ = 1", "f(__debug__=1)"]:
    try:
        compile(c, "<case>", "exec")
    except SyntaxError as e:
        print(c, "->", e.msg)
