for src in ("1 = x", "'a' = x", "f() = 1", "a + b = c", "None = 1", "x = None = 2", "(a, 1) = x", "[a, f()] = x", "-a = 1", "a < b = c", "lambda: x = 1", "{} = 1", "{1} = 2",
            "f'{x}' = 1", "a if b else c = 1", "not a = 1", "a and b = 1", "... = 1", "(a) = (b) = 1", "(yield) = 1", "`a` = 1", "x = 1 = 2", "a.b() = 1", "True = 1", "{a: b} = 1", "a() += 1",
            "await x = 1", "(x for x in y) = 1", "*a = b", "a, b += 1", "(a, b) += 1", "[a] += 1", "1 += 1", "None += 1", "x: int = y = 1", "(a, b): int", "a, b: int", "[a]: int", "f(): int", "1: int = 3"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
