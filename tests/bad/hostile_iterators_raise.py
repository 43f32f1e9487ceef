class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise ValueError("next failed")
        return self.n
l = [9]
for f in (lambda: list(It(2)), lambda: l.extend(It(3)), lambda: l.__iadd__(It(2)), lambda: tuple(It(1)), lambda: set(It(1)), lambda: dict(It(0)), lambda: sum(It(2)), lambda: max(It(2)), lambda: sorted(It(2)), lambda: "".join(It(0)), lambda: bytes(It(1)), lambda: [*It(1)], lambda: {**dict(It(0))}, lambda: any(It(0)), lambda: all(It(0)), lambda: 99 in It(2), lambda: list(zip(It(2), [1, 2, 3])), lambda: list(map(str, It(1))), lambda: list(enumerate(It(1))), lambda: l.__setitem__(slice(0, 1), It(1)), lambda: print(*It(1)), lambda: {1}.update(It(1)), lambda: dict.fromkeys(It(1)), lambda: bytearray().extend(It(1))):
    try:
        f()
        print("no error")
    except ValueError as e:
        print(e)
print(l)
