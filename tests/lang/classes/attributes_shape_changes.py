class A:
    def __init__(self, k):
        if k % 2: self.a = 1; self.b = 2
        else: self.b = 2; self.a = 1
        if k % 3 == 0: self.c = 3
        if k % 5 == 0: del self.a
print(sum(getattr(o, "a", 10) * o.b + getattr(o, "c", 0) for o in [A(i) for i in range(60)]))
o = A(1)
for i in range(40): setattr(o, f"x{i}", i)
for i in range(0, 40, 2): delattr(o, f"x{i}")
print(sorted(vars(o).values()), len(vars(o)))
o.__dict__.clear()
print(vars(o), hasattr(o, "x1"))
o.x1 = 5
print(o.x1, vars(o))
def get(x): return x.v
class P: v = "class"
class Q:
    v = property(lambda self: "property")
class R:
    __slots__ = ("v",)
r = R(); r.v = "slot"
p = P(); p2 = P(); p2.v = "instance"
print([get(x) for x in (p, p2, Q(), r, p, p2, P, r, Q())])
