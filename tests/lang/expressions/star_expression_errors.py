for src in ("*a", "print(*a)", "x = *a", "x = *a,", "*a = 1", "*a, = 1,", "*a, *b = c", "(*a)", "[*a]", "{*a}", "return *a", "a[*b]", "a[*b:c]", "del *a", "(*a), b = c", "for *x in y: pass",
            "x = (*a)", "lambda *: 1", "*(a, b) = c", "if *a: pass", "*a + b", "yield *a"):
    try:
        compile(src, "s", "exec")
        print(src, "compiles")
    except SyntaxError as e:
        print(src, "->", e.msg)
