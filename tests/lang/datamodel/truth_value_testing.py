class WithBool:
    def __bool__(self): return False
class WithLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Both:
    def __bool__(self): return True
    def __len__(self): return 0
class Plain: pass
print(bool(WithBool()), bool(WithLen(0)), bool(WithLen(2)), bool(Both()), bool(Plain()))
for v in (None, False, 0, 0.0, 0j, "", b"", (), [], {}, set(), frozenset(), range(0), "0", [0], -1, 0.1):
    print(repr(v), bool(v))
