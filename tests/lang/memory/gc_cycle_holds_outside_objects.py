import gc
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
keep = D("outside")
l = [keep, D("only in the cycle")]
l.append(l)
del l
gc.collect()
print("collected")
del keep
print("end")
