class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class H: pass
h = H()
h.x = A("attribute")
del h.x
l = [A("item")]
del l[0]
h.y = A("via owner")
del h
for i in range(2): z = A("loop %d" % i)
print("loop over")
del z
