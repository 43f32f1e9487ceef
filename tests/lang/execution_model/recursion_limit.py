import sys
old = sys.getrecursionlimit()
def f(n): return 0 if n == 0 else 1 + f(n - 1)
print(f(500))
sys.setrecursionlimit(200)
try:
    f(500)
except RecursionError as e:
    print(e)
sys.setrecursionlimit(old)
print(f(500))
for bad in (0, -5, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
