for src in ("break", "continue", "if 1: break", "def f():\n break", "for x in y:\n def f():\n  continue", "class A:\n break", "while 1:\n class A:\n  continue",
            "for x in y: pass\nelse: break", "lambda: break", "try:\n break\nfinally: pass", "with a: continue"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
