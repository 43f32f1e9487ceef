cases = ["0777", "1__0", "1_", "0x", "0b2", "0o8", "1e", "12abc", "0xg", "1_000_", "0_7", "1.e", "'abc", '"""abc',
         "b'é'", "'\\x4'", "'\\u12'", "'\\N{no such name}'", "b'\\x1'", "$", "a ? b", "'a' b'b'", "1.2.3", "0b1_"]
for c in cases:
    try:
        compile(c, "<case>", "eval")
    except SyntaxError as e:
        print(c, "->", e.msg, e.lineno, e.offset)
    else:
        print(c, "compiles")
