class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        A.n -= 1
        if A.n < 0: raise ValueError("compare failed")
        return self.v < o.v
for n in (0, 1, 5, 20, 100, 250):
    A.n = n
    l = [A((i * 37) % 50) for i in range(50)]
    before = sorted(map(id, l))
    try:
        l.sort()
        print(n, "sorted")
    except ValueError as e:
        print(n, e, sorted(map(id, l)) == before)
