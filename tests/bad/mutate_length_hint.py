class It:
    def __init__(self, hint): self.hint, self.n = hint, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def __length_hint__(self): return self.hint() if callable(self.hint) else self.hint
l = [0]
def clear(): l.clear(); return 5
def fail(): raise ValueError("hint")
def typ(): raise TypeError("ignored")
for h in (0, 1, 100, clear, typ, True):
    l[:] = [0]
    l.extend(It(h))
    print(l)
for h in (fail, -1, "x", 1.5):
    try:
        list(It(h))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for h in (2**62, 2**70):
    try:
        print(list(It(h)))
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
