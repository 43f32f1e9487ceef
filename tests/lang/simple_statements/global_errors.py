for src in ("def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "def f():\n global x\n global x", "def f():\n nonlocal x", "nonlocal x",
            "x = 1\nglobal x", "def f():\n global x\n nonlocal x", "def f(x):\n nonlocal x", "class A:\n nonlocal x", "def f():\n x: int = 1\n global x", "def f():\n global x\n x: int",
            "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f():\n def g():\n  nonlocal x\n x = 1", "global a.b", "global x = 1", "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
