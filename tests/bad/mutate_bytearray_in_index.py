class I:
    def __init__(self, v): self.v = v
    def __index__(self): act(); return self.v
b = bytearray(b"abcdef")
for act in (lambda: b.clear(), lambda: b.extend(b"x" * 100)):
    for op in ("b[I(1)]", "b.append(I(67))", "b[I(1):]", "b.__delitem__(slice(I(1), 3))", "b * I(2)", "bytes([I(1), I(2)])", "b.center(I(10))", "b.__setitem__(slice(I(0), 2), b'zz')", "b.extend([I(69), 70])"):
        b[:] = b"abcdef"
        try:
            r = eval(op)
            print(op, "->", bytes(r)[:12] if isinstance(r, (bytes, bytearray)) else r, len(b))
        except (IndexError, ValueError) as e:
            print(op, type(e).__name__, e, len(b))
