class D:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(self.n)
        list(range(100)); {i: i for i in range(20)}; "x" * 100
        try:
            raise ValueError(self.n)
        except ValueError:
            pass
log = []
def f(n):
    x = D(n)
    return n
print([f(i) for i in range(5)], log)
try:
    f(D(1) and (1 / 0))
except ZeroDivisionError as e:
    print("still the right exception:", e)
x = [D(i) for i in range(5, 8)]
x[1:2] = []
print(log)
del x
print(sorted(log))
def g():
    d = D("local")
    try:
        return "value"
    finally:
        d = None
print(g(), log[-1])
