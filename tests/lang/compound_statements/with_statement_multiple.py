class C:
    def __init__(self, n, fail=None): self.n, self.fail = n, fail
    def __enter__(self):
        print("enter", self.n)
        if self.fail == "enter": raise ValueError(self.n)
        return self.n
    def __exit__(self, *a):
        print("exit", self.n, a[0] and a[0].__name__)
        return self.fail == "swallow"
with C(1) as a, C(2) as b: print(a, b)
with (C(1), C(2) as b): print(b)
with (C(1) as a, C(2) as b,): print(a + b)
with C(3): pass
with C(4, "swallow"), C(5, "enter"): print("not reached")
with (C(6)) as x: print(x)
with (C(7), C(8)) if False else C(9) as y: print(y)
