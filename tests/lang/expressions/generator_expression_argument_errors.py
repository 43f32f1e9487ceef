for src in ("f(x for x in y, 1)", "f(1, x for x in y)", "f(x for x in y, z for z in y)", "f(*x for x in y)", "f(a=x for x in y)", "f((x for x in y), 1)"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
