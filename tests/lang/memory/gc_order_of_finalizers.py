import gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __del__(self): ended.append((self.n, self.next.n, ra()))
ended = []  # which of the two ends first is not said
a, b = A("a"), A("b")
a.next, b.next = b, a
ra = weakref.ref(a, lambda r: print("callback sees", r()))
del a, b
gc.collect()
print(sorted(ended))
print(ra())
inside = []
class B:
    def __del__(self): inside.append(self.me is self)
b = B()
b.me = b
r = weakref.ref(b, lambda r: print("callback of b"))
b.r = r
del b, r
gc.collect()
print(inside)
