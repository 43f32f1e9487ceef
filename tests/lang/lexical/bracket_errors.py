for c in ["(1, 2", "[1, 2)", "{1: 2", ")", "f(1]", "(\n[\n)", "x = [1,\n2", "]", "{(})"]:
    try:
        compile(c, "<case>", "exec")
    except SyntaxError as e:
        print(repr(c), "->", e.msg, e.lineno, e.offset)
