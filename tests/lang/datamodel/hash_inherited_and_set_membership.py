class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
s = {P(1), P(2), P(1)}
print(len(s), P(2) in s, P(3) in s)
d = {P(1): "one"}
d[P(1)] = "uno"
print(len(d), d[P(1)])
