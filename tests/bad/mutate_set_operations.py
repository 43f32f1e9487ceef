class E:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o):
        act()
        return False
a = set(); b = set()
for act in (lambda: a.clear(), lambda: b.clear(), lambda: a.update(range(50)), lambda: (a.clear(), b.clear())):
    for name, op in {"or": lambda: a | b, "and": lambda: a & b, "sub": lambda: a - b, "xor": lambda: a ^ b, "le": lambda: a <= b, "eq": lambda: a == b, "update": lambda: a.update(b), "iand": lambda: a.intersection_update(b), "isub": lambda: a.difference_update(b), "ixor": lambda: a.symmetric_difference_update(b), "disjoint": lambda: a.isdisjoint(b), "add": lambda: a.add(E(5)), "discard": lambda: a.discard(E(5)), "in": lambda: E(5) in a, "union": lambda: a.union([E(7)])}.items():
        save, act = act, lambda: None
        a = {E(1), E(2)}; b = {E(3), E(4)}
        act = save
        try:
            op()
        except (RuntimeError, KeyError) as e:
            pass
print("survived")
