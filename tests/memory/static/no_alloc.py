# @no_alloc: calls may not allocate.
import gc
class P:
    def __init__(self): self.x = 1
    def get(self): return self.x
@no_alloc
def good(b, n):
    """doc"""
    for i in range(n):
        b.push(i)
    t = 0.0
    for x in b:
        t += x * 1.5
    try:
        b[1000]
    except MemoryError as e:
        t += 1
    return t
@no_alloc
def bad(n):
    return [n]
b = BoundedList(10)
print(good(b, 5), good.__name__, good.__doc__)
try:
    bad(3)
except MemoryLockedError as e:
    print(e)
    import traceback
    traceback.print_exc(limit=1)
class C:
    @no_alloc
    def m(self, x):
        return x + 1
    @no_alloc
    def n(self):
        return {}
c = C()
print(c.m(4), C.m(c, 5))
try: c.n()
except MemoryLockedError as e: print(e)
@no_alloc
def recursive(n):
    return recursive(n - 1) if n else 0
print(recursive(10))
print([1,2,3], memory_stats()["budgets"])
