class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
print(hash(H(5)), hash(H(-1)), hash(H(True)), hash(H(2**61 - 1)), hash(H(2**64 + 3)))
print(hash(H(2**100)) == hash(2**100))
for v in ("a", 1.0, None):
    try:
        hash(H(v))
    except TypeError as e:
        print(e)
