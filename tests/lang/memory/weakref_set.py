import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"
    def __lt__(self, other): return self.n < other.n
a, b, c = A(1), A(2), A(3)
s, t = weakref.WeakSet([a, b]), weakref.WeakSet([b, c])
print(sorted(s | t), sorted(s & t), sorted(s - t), sorted(s ^ t))
print(s <= t, weakref.WeakSet([a]) < s, s == t, s.isdisjoint(t), len(s), s == weakref.WeakSet([b, a]), s != {a, b})
s.discard(c)
s.remove(a)
print(sorted(s), a in s, 5 in s)
try:
    s.remove(a)
except KeyError:
    print("KeyError")
s |= {a}
s -= {b}
print(sorted(s))
try:
    weakref.WeakSet().pop()
except KeyError as e:
    print(e)
s.add(A(9))
print(len(s))
