import warnings

def tell(source, mode="exec"):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            compile(source, "s", mode)
        except SyntaxError as error:
            print(repr(source), error.msg)
        for w in log:
            print(repr(source), w.category.__name__, w.message, w.filename, w.lineno)

for source in ("x is 1", "x is not 'a'", "x is ()", "x is None", "x is ...", "x is -1", "1 is x is 2", "x == 1",
               "if x is b'': pass", "x is (1, 2)", "x is [1]", "x is 1 + 1", "x is y is 'z'"):
    tell(source)
for source in ("assert (1, 'text')", "assert ()", "assert (x,), 'text'", "assert x, (1, 2)"):
    tell(source)
for source in ("[1](2)", "'a'('b')", "(1, 2)(3)", "{1: 2}(3)", "{1}(2)", "f'{x}'(1)", "None()", "1.5()", "(lambda: 1)()",
               "[x for x in y](1)", "(x for x in y)()", "print(1)(2)", "[\n(1, 2)\n(3, 4)\n]"):
    tell(source)
for source in ("[1]['a']", "(1, 2)[3.0]", "'a'[1, 2]", "{1}[2]", "(x for x in y)[0]", "(lambda: 1)[0]", "None[0]", "5[0]",
               "[1][True]", "[1][x]", "[1][1:2]", "'a'[0]", "{1: 2}['a']", "[[1, 2][3, 4]]", "b'a'['x']", "f'{x}'['a']",
               "[1]['a'] = 2"):
    tell(source)
for source in (r"'\d'", r"b'\d'", r"'\d \e'", r"'\é'", r"r'\d'", r"f'{x}\d'", r"'a' '\d'", r"'\477'", r"b'\777'", r"'\377'",
               "'''a\n\\d'''", r"'\x41\u0041\N{DIGIT ONE}\a\'\\'"):
    tell(source)
warnings.simplefilter("error")
for source in ("x is 1", "y = '\\d'", "1if x else 2", "def f():\n    assert (1, 2)", "[1](2)"):
    try:
        compile(source, "s", "exec")
    except SyntaxError as error:
        print(error.msg, error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text)
