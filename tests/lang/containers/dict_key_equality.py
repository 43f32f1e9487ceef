class K:
    def __init__(self, v, h): self.v, self.h = v, h
    def __hash__(self): return self.h
    def __eq__(self, o): print("eq", self.v, getattr(o, "v", o)); return isinstance(o, K) and self.v == o.v
d = {K("a", 1): 1}
print(d.get(K("a", 2)))
print(d.get(K("b", 1)))
print(d[K("a", 1)])
k = next(iter(d))
print(d[k])
print(1 in d)
print({1: "int", 1.0: "float", True: "bool"}, {0: "z", False: "f", -0.0: "neg"}, {"1": "s", 1: "i"}, {(1, 2): "t"}[1, 2], {frozenset([1]): "fs"}[frozenset([1])], {None: 1}[None])
