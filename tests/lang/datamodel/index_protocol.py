class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
i = I(2)
print([1, 2, 3][i], "abc"[i], (1, 2, 3)[:i], list(range(i)), bytes(i), hex(I(255)), bin(i), oct(i))
print(int(i), float(i), complex(i), round(2.567, i), "ab" * i, [0] * i, 1 << 3)
print(chr(I(65)), (5).to_bytes(i, "big"), "a,b,c".split(",", I(1)), divmod(7, 2))
for bad in ("x", 1.5, None):
    try:
        [1][I(bad)]
    except TypeError as e:
        print(e)
l = [1, 2]
try:
    l[1.0]
except TypeError as e:
    print(e)
