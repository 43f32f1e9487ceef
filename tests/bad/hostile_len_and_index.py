class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __index__(self): return self.n
    def __getitem__(self, i): raise IndexError
for f in (lambda: len(L(2**63)), lambda: len(L(-1)), lambda: list(reversed(L(5))), lambda: [1, 2][L(2**70)], lambda: [1] * L(2**70), lambda: "a" * L(-5), lambda: range(L(2**70))[0], lambda: bytes(L(-1)), lambda: (1).to_bytes(L(2), "big"), lambda: "abc"[L(-2**70):L(2**70)], lambda: [1, 2].pop(L(2**70)), lambda: [1].insert(L(2**70), 5), lambda: (5).__lshift__(L(1)), lambda: 1 << L(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
