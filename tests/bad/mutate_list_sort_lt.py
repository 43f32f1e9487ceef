class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        act()
        return self.v < o.v
    def __repr__(self): return f"A{self.v}"
l = []
for act in (lambda: l.clear(), lambda: l.append(A(0)), lambda: l.__init__(), lambda: l.sort(), lambda: [l.append(A(9)) for _ in range(100)]):
    l[:] = [A(3), A(1), A(2), A(5), A(4)]
    try:
        l.sort()
        print("sorted", l)
    except ValueError as e:
        print(e, l)
