class L:
    def __init__(self, hint): self.hint, self.n = hint, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def __length_hint__(self): print("hint"); return self.hint
print(list(L(10)))
print(list(L(NotImplemented)))
for bad in (-1, "x"):
    try:
        list(L(bad))
    except Exception as e:
        print(type(e).__name__, e)
