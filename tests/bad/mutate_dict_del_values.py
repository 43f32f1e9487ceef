class D:
    def __init__(self, act): self.act = act
    def __del__(self): self.act()
d = {}
for act in (lambda: d.clear(), lambda: d.update((i, i) for i in range(50)), lambda: d.pop(2, None), lambda: d.__setitem__(1, "again")):
    for op in (lambda: d.clear(), lambda: d.__delitem__(1), lambda: d.__setitem__(1, None), lambda: d.pop(1), lambda: d.update({1: 5}), lambda: d.popitem(), lambda: d.__ior__({1: 0}), lambda: d.__init__({1: 3})):
        d.clear()
        d[2] = "b"
        d[1] = D(act)
        op()
        d.clear()
print("survived", d)
