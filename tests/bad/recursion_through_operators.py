class A:
    def __add__(self, o): return self + o
    def __neg__(self): return -self
    def __getitem__(self, i): return self[i]
    def __setitem__(self, i, v): self[i] = v
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __contains__(self, x): return x in self
    def __call__(self): return self()
    def __index__(self): return range(5)[self]
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __iadd__(self, o): self += o
    def __abs__(self): return abs(self)
    def __reversed__(self): return reversed(self)
    def __round__(self): return round(self)
    def __bytes__(self): return bytes(self)
    def __divmod__(self, o): return divmod(self, o)
    def __missing__(self, k): return self[k]
a = A()
def w():
    with a: pass
def i():
    x = a
    x += 1
for f in (lambda: a + 1, lambda: -a, lambda: a[0], lambda: a.__setitem__(0, 1), lambda: len(a), lambda: bool(a), lambda: iter(a), lambda: 1 in a, lambda: a(), lambda: [1][a], lambda: int(a), lambda: float(a), w, i, lambda: abs(a), lambda: reversed(a), lambda: round(a), lambda: bytes(a), lambda: divmod(a, 1), lambda: list(a), lambda: not a, lambda: [*a]):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
