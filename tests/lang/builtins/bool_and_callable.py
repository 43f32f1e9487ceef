print(bool(), bool(5), bool("0"), bool([]), callable(len), callable(int), callable(lambda: 0), callable(5), callable("".join), callable(type), callable(None))
class A:
    def __call__(self): pass
class B: pass
print(callable(A()), callable(B()), callable(B))
