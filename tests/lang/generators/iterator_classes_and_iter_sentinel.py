class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), next(Count(0), "none"), list(zip(Count(2), Count(5))))
vals = iter([1, 2, 0, 3])
print(list(iter(lambda: next(vals), 0)), next(vals))
try:
    iter(5, 0)
except TypeError as e:
    print(e)
def boom(): raise StopIteration
print(list(iter(boom, 1)))
