import weakref
class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
a, b, c = A(1), A(1), A(2)
ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(ra == rb, ra == rc, ra != rc, hash(ra) == hash(a), len({ra, rb, rc}))
rd = weakref.ref(A(1))
del b
print(ra == rb, rb == rb)
try:
    hash(rd)
except TypeError as e:
    print(e)
