class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
for v in (3, True, -1, 2.0, "a", None, 2**100):
    try:
        print(len(L(v)))
    except Exception as e:
        print(type(e).__name__, e)
try:
    len(5)
except TypeError as e:
    print(e)
