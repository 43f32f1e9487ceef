import gc
class A:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self):
        print("del", self.n)
        gc.collect()
        A(self.n - 1) if self.n else None
A(2)
gc.collect()
gc.collect()
gc.collect()
print("end")
