log = []
class A:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(self.n)
        if self.n: A(self.n - 1)
A(3)
print(log)
