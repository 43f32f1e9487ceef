class A:
    def __init__(self, n): self.n = n
    def __del__(self):
        if self.n: A(self.n - 1)
A(100)
class B:
    def __del__(self):
        def f(): f()
        try:
            f()
        except RecursionError:
            print("RecursionError inside __del__")
B()
print("alive")
