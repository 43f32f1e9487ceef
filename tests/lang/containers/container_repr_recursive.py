l = []; l.append(l); l.append((l,)); print(l)
d = {}; d["d"] = d; d["l"] = [d]; print(d)
class L(list): pass
x = L(); x.append(x); print(x, str(x), f"{x}")
t = ([],); t[0].append(t); print(t)
class O:
    def __init__(self): self.l = [self]
    def __repr__(self): return f"O({len(self.l)})"
print(O().l)
try:
    a = []; b = [a]; a.append(b)
    a == b
except RecursionError as e:
    print("RecursionError")
