class R:
    def __repr__(self): act(); return "R"
l = []
for act in (lambda: l.clear(), lambda: l.append(1) if len(l) < 5 else None, lambda: l.__setitem__(slice(None), [])):
    l[:] = [R(), R(), R()]
    print(repr(l), len(l))
d = {}
for act in (lambda: d.clear(), lambda: d.pop(1, None)):
    d.update({1: R(), 2: R()})
    print(repr(d)[:2], len(d))
s = set()
act = lambda: s.clear()
s.add(R())
print(repr(s), len(s))
t = (R(), R())
print(repr(t))
