def tokens(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1
        elif c.isdigit():
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            yield "num", float(s[i:j]) if "." in s[i:j] else int(s[i:j])
            i = j
        else:
            yield "op", c
            i += 1
    yield "end", None
class Parser:
    def __init__(self, s): self.t = tokens(s); self.next()
    def next(self): self.kind, self.value = next(self.t)
    def expr(self, level=0):
        if level == 2: return self.atom()
        left = self.expr(level + 1)
        while self.kind == "op" and self.value in ("+-", "*/")[level]:
            op = self.value; self.next()
            right = self.expr(level + 1)
            left = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}[op](left, right)
        return left
    def atom(self):
        kind, v = self.kind, self.value
        self.next()
        if kind == "num": return v
        if v == "-": return -self.atom()
        if v == "(":
            r = self.expr(); self.next()
            return r
        raise SyntaxError(f"unexpected {v!r}")
for s in ("1 + 2 * 3", "(1 + 2) * 3", "10 / 4 - 1", "-(2 + 3) * -2", "2.5 * 4"): print(s, "=", Parser(s).expr())
try:
    Parser("1 + ?").expr()
except SyntaxError as e:
    print(e)
