class V:
    def __init__(self, r): self.r = r
    def __lt__(self, o): return self.r
    def __gt__(self, o): return self.r
print(V("a") < V("b") < 3, V("") < V("b") < 3, V([]) < 1 < 0, V(0) < V(1) < 1)
