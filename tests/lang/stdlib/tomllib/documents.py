"""A document with everything in it; what is none."""
import tomllib
good='''# c
title = "T \\u00e9\\t"
int = 1_000
hex = 0xFF
f = 3.14e2
b = true
d = 1979-05-27T07:32:00.5Z
ld = 1979-05-27
lt = 07:32:00
arr = [1, [2, 3], "x", # c
  {a = 1, b.c = 2}, ]
s = \'\'\'
raw \\n
line\'\'\'
m = """a \\
   b"""
"quoted key" = 1
a.b.c = -0.5
inf = -inf
[owner]
name = 'Tom'
[owner.sub.x]
v = 1
[[p]]
n = 1
[[p]]
n = 2
[p.q]
z = []
[[p.r]]
k = 1
'''
print(tomllib.loads(good))
import decimal
print(tomllib.loads("x = 1.10", parse_float=decimal.Decimal))
for bad in ["a=", "a", "=1", "a=1 b=2", "[a", "a=[1,", "a={b=1", 'a="x', "a='x", "a=1\na=2", "[a]\n[a]", "a=01", 'a="\\q"', "a=tru", "[a]\nb=1\n[a.b]", "a.b=1\n[a]", "a={}\n[a.c]", "x=2020-13-01", "a = 1 # \x01", "[[a]]\n[a]", "a=[]\n[[a]]", '"""a"""=1', "a=\"\n\"", "a=1__0","a={a=1,}"]:
    try: print(repr(bad), tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e: print(repr(bad), e)
