class Proxy:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return self.bases
class A: pass
class B: pass
p = Proxy(A, B)
class C(p): pass
print(C.__mro__, C.__orig_bases__ == (p,))
class D(Proxy()): pass
print(D.__mro__)
class Bad:
    def __mro_entries__(self, bases): return [A]
try:
    class E(Bad()): pass
except TypeError as e:
    print(e)
try:
    type("F", (p,), {})
except TypeError as e:
    print(e)
