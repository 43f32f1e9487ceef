class A:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        A.n += 1
        return self.v < o.v
l = [A(i) for i in range(100)]
l.sort()
print(A.n)
A.n = 0
l.sort(reverse=True)
print([a.v for a in l[:3]], A.n)
class B:
    def __gt__(self, o): return True
print(len(sorted([B(), B()])))
