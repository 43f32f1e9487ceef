# re.findall and finditer: words, numbers, alternatives, case folding, a tokenizer.
import re

text = "def f(x, y1): return x * 3.14 + y1 ** 2 - 'text' # comment No 17\n" * 500
token = re.compile(r"(?P<number>\d+\.?\d*)|(?P<name>[A-Za-z_]\w*)|(?P<string>'[^']*')|(?P<comment>#.*)|(?P<op>[-+*/():,=]+)|(?P<space>\s+)")
n = 0
for _ in range(6):
    n += len(re.findall(r"\w+", text))
    n += len(re.findall(r"\d+", text))
    n += len(re.findall(r"return|def|comment", text))
    n += len(re.findall(r"(?i)NO|TEXT", text))
    for m in token.finditer(text):
        n += len(m.lastgroup)
print(n)
