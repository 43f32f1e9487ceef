import sys
sys.setrecursionlimit(120)
def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)
def g(n):
    if n == 0: raise ValueError("after many")
    return g(n - 1)
g(20)
