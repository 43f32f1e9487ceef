def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import textwrap
for s in ("  a\n   b\n\n  c", "\ta\n\t b", "\ta\n  b", "", "   \n\t\n", "  a\n \n   b\\", "x\n  y"):
    print(repr(textwrap.dedent(s)), repr(textwrap.indent(s, "--")), repr(textwrap.indent(s, "-", lambda line: True)))
fails(lambda: textwrap.dedent(1))
