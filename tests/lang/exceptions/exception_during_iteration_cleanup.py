class R:
    def __init__(self, n): self.n = n
    def __enter__(self): return self
    def __exit__(self, *a): print("release", self.n)
def use():
    with R(1):
        for i in range(3):
            with R("loop%d" % i):
                if i == 1: raise ValueError("stop")
try:
    use()
except ValueError as e:
    print(e)
