class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): l.clear(); return self
    def __radd__(self, o): l.clear(); return self
    def __lt__(self, o): l.clear(); return self.v < o.v
    def __gt__(self, o): l.clear(); return self.v > o.v
    def __bool__(self): l.clear(); return self.v > 1
    def __repr__(self): return f"N{self.v}"
for f in (sum, min, max, any, all, list, lambda x: list(filter(None, x)), lambda x: sorted(x)):
    l = [N(3), N(1), N(2)]
    try:
        print(f(l), len(l))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
l = [3, 1, 2]
print(min(l, key=lambda v: l.clear() or v), l)
l = [3, 1, 2]
print(max(l, key=lambda v: (l.append(v + 10) if len(l) < 6 else None) or v), l)
