class C:
    def __contains__(self, x): print("contains", x); return "yes" if x else ""
print(1 in C(), 0 in C(), 1 not in C())
class I:
    def __iter__(self): return iter([1, 2, float("nan")])
print(2 in I(), 5 in I())
nan = float("nan")
print(nan in [nan], nan == nan, float("nan") in [nan])
try:
    1 in 5
except TypeError as e:
    print(e)
