for src in ("f(**k, *a)", "f(a=1, 2)", "f(**k, 1)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(None=1)", "f(True=1)", "f(a=)", "f(,)", "f(a b)", "f(*)",
            "f(lambda x: x = 1)", "f('a'=1)", "f(x, y=1, *z, w)"):
    try:
        compile(src, "s", "eval")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg, e.offset)
