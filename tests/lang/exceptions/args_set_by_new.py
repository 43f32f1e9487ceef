class E(Exception):
    def __init__(self, a, b): self.total = a + b
e = E(1, 2)
print(e.args, e, repr(e), e.total)
class F(Exception):
    def __init__(self): super().__init__("replaced")
print(F(), F().args)
