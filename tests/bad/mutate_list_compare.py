class E:
    def __eq__(self, o): a.clear(); b.clear(); return True
    def __lt__(self, o): a.clear(); return False
a, b = [E(), E(), 3], [E(), E(), 3]
print(a == b, a, b)
a, b = [E(), E()], [E(), E()]
print(a < b, len(a), len(b))
a, b = [E()] * 1000, [E()] * 1000
print(a != b)
t, u = (E(), 1), (E(), 1)
a, b = [], []
print(t == u)
