def t(name, src):
    try:
        compile(src, "s", "exec")
        print(name, "compiles")
    except (SyntaxError, RecursionError, MemoryError) as e:
        print(name, "refused")
n = 10000
t("parentheses", "(" * n + "1" + ")" * n)
t("lists", "[" * n + "]" * n)
t("unary minus", "-" * n + "1")
t("not", "not " * n + "1")
t("lambda", "lambda: " * n + "1")
t("calls", "f(" * n + ")" * n)
t("power", "2**" * n + "1")
t("conditional", "1 if 1 else " * n + "1")
t("await", "await " * n + "x")
t("f-string", "f'{" * n + "}'" * n)
t("functions", "".join(" " * i + f"def f{i}():\n" for i in range(150)) + " " * 150 + "pass\n")
t("subscript brackets", "x" + "[x" * n + "]" * n)
t("unclosed", "(" * n)
t("dicts", "{1: " * n + "1" + "}" * n)
