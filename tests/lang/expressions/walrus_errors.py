for src in ("x := 1", "(x.y := 1)", "(x[0] := 1)", "(a, b := 1, 2)", "((a, b) := 1)", "f(x=y := 1)", "lambda: x := 1", "(x := y := 1)", "x = y := 1",
            "def f(a: b := 1): pass", "f'{x:=5}'", "[x := 1, 2]", "(None := 1)", "(1 := 2)", "with (x := 1): pass", "(lambda: (y := 1))", "del (x := 1)", "assert (x := 1)"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
