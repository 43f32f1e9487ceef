class K:
    def __init__(self, act): self.act = act
    def __hash__(self): return 1
    def __eq__(self, o): self.act(); return False
for name, op in {"get": lambda d, k: d.get(k, "default"), "item": lambda d, k: d[k], "in": lambda d, k: k in d, "setdefault": lambda d, k: d.setdefault(k, 5), "pop": lambda d, k: d.pop(k, "default"), "store": lambda d, k: d.__setitem__(k, 6), "delete": lambda d, k: d.__delitem__(k), "update": lambda d, k: d.update({k: 7})}.items():
    for act in ("d.clear()", "d.update((i, i) for i in range(100, 140))", "d.pop(1, None)", "d.__setitem__(1, 'new')"):
        d = {1: "a", 2: "b", 3: "c"}
        n = [0]
        def once():
            n[0] += 1
            if n[0] < 20: exec(act, {"d": d})
        try:
            r = op(d, K(once))
            print(name, r, len(d) > 0)
        except KeyError as e:
            print(name, "KeyError")
