class M:
    def keys(self): return ["x", "y"]
    def __getitem__(self, k): return k * 2
def f(**kw): return kw
print(f(**M()), dict(**M()), {**M()})
class NoKeys:
    def __getitem__(self, k): return 1
try:
    f(**NoKeys())
except TypeError as e:
    print(e)
