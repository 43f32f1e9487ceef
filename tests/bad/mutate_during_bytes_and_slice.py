class I:
    def __init__(self, v): self.v = v
    def __index__(self): act(); return self.v
b = bytearray(b"abcdef")
for act in (lambda: b.clear(), lambda: b.extend(b"x" * 100), lambda: b.__init__(b"q")):
    for op in ("b[I(1)]", "b.__setitem__(I(1), 65)", "b.__setitem__(0, I(66))", "b.__setitem__(slice(0, 2), [I(65), 66])", "b.append(I(67))", "b.insert(I(1), I(68))", "b.pop(I(1))", "b.remove(I(97))", "b.extend([I(69)])", "b[I(1):]", "b.__delitem__(slice(I(1), 3))", "b * I(2)", "b.find(I(98))", "b.count(I(98))", "I(97) in b", "b.__imul__(I(2))", "bytes([I(1), I(2)])", "b.startswith(b'a', I(0))", "b.replace(b'a', b'b', I(1))", "b.split(b'c', I(1))", "b.center(I(10))"):
        b[:] = b"abcdef"
        try:
            r = eval(op)
            print(op, "->", bytes(r)[:12] if isinstance(r, (bytes, bytearray)) else [bytes(x)[:12] for x in r] if isinstance(r, list) else r, len(b))
        except (IndexError, ValueError) as e:
            print(op, type(e).__name__, e, len(b))
