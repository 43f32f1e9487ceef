g = (x * x for x in range(4))
print(type(g).__name__, next(g), list(g), list(g))
print(sum(x for x in range(5)), sorted(-x for x in range(3)), max((x for x in [3, 1]), key=lambda v: -v))
def show():
    print("first iterable evaluated at once")
    return [1]
g = (x for x in show())
print("before next")
print(next(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
