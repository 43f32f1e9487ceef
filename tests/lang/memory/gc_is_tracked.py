import gc
class A: pass
print([gc.is_tracked(x) for x in (0, "a", 1.5, None, b"", [], {}, {"a": 1}, {"a": []}, set(), A(), A, (), len)])
class F:
    def __del__(self): keep.append(self)
keep = []
f = F()
print(gc.is_finalized(f))
del f
print(gc.is_finalized(keep[0]), gc.is_finalized(keep), gc.is_finalized(5))
