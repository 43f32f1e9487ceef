import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
def rec(n): return rec(n - 1) if n else 1 / 0
try:
    rec(12)
except Exception:
    print(traceback.format_exc())
