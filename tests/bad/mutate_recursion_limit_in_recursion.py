import sys
def f(n):
    if n == 50: sys.setrecursionlimit(300)
    return f(n + 1)
sys.setrecursionlimit(1000)
for _ in range(2):
    try:
        f(0)
    except RecursionError:
        print("RecursionError")
def g(n):
    if n == 0:
        try:
            sys.setrecursionlimit(10)
        except RecursionError as e:
            return "refused"
        return "lowered"
    return g(n - 1)
sys.setrecursionlimit(1000)
print(g(100))
sys.setrecursionlimit(1000)
print("alive")
