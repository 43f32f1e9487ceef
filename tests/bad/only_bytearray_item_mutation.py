class I:
    def __init__(self, v): self.v = v
    def __index__(self): act(); return self.v
b = bytearray(b"abcdef")
for act in (lambda: b.clear(), lambda: b.extend(b"x" * 100), lambda: b.__init__(b"q")):
    for op in ("b.__setitem__(I(1), 65)", "b.__setitem__(0, I(66))", "b.__setitem__(slice(0, 2), [I(65), 66])", "b.insert(I(1), I(68))", "b.pop(I(1))", "b.remove(I(97))", "b.replace(b'a', b'b', I(1))", "b.split(b'c', I(1))", "b.__imul__(I(2))", "I(97) in b"):
        b[:] = b"abcdef"
        try:
            eval(op)
        except (IndexError, ValueError):
            pass
print("survived")
