class B(bytes):
    def __getitem__(self, i): return "b%d" % super().__getitem__(i)
b = B(b"ab")
b.x = 1
print(b, b[0], b.x, b + b"c", type(b + b"c").__name__, b == b"ab", list(b))
class C(complex): pass
c = C(1, 2)
c.x = 3
print(c, c.x, c * 2, type(c * 2).__name__, c.imag)
