import io
import token
import tokenize

SOURCE = '''# comment
def f(a, *b, c=0x_1F, **d):
    """doc
    string"""
    x = [1, 2.5e-3, 3j, 0b11,
         0o17, 1_000]  # inside
    if x:
\ty = rb'a\\'b' + f"{x!r:>{10}}" \\
            "more"
    s = 'a\\
b'

    return x @ y // 2 ** -3 != ... and (z := 1) -> 3
class A: pass
async def g(): await h; yield
é = 1 if x<=3 else 4; $ ?
'''


def show(source):
    try:
        for t in tokenize.generate_tokens(io.StringIO(source).readline):
            print(t, token.tok_name[t.exact_type])
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__, e.args)


show(SOURCE)
show("x = (1,\n")
show("s = '''abc\n")
show("s = 'abc\n")
show("if x:\n    a\n  b\n")
show("")
show("\n")
show("x")
show("x # c")
show("  x\n")
show("a\\\n+b\n")
show("x = 'a\\\nb\n")
show("1 2 0777 0xg 1__0 1.e5 .5 1..real")
for t in tokenize.tokenize(io.BytesIO(b"# -*- coding: latin-1 -*-\nx = '\xe9'\n").readline):
    print(t)
for raw in (b"", b"x", b"\xef\xbb\xbfx", b"#coding: utf-8\n", b"\n# coding=ISO-8859-15\n", b"\xef\xbb\xbf# coding: latin-1\n",
            b"# coding: nonsense\n", b"\xff\n"):
    try:
        print(tokenize.detect_encoding(io.BytesIO(raw).readline))
    except SyntaxError as e:
        print("SyntaxError", e)
tokens = list(tokenize.generate_tokens(io.StringIO(SOURCE).readline))
print(repr(tokenize.untokenize(tokens)) == repr(SOURCE.replace("\\\n            ", "\\\n            ")))
print(tokenize.untokenize(tokens))
print(tokenize.untokenize([t[:2] for t in tokens[:40]]))
print(sorted(token.EXACT_TOKEN_TYPES.items()))
print(token.tok_name)
print(token.ISTERMINAL(3), token.ISNONTERMINAL(300), token.ISEOF(0), token.N_TOKENS, token.OP, token.NL)
print(sorted(set(tokenize.__all__) - set(token.__all__)))
