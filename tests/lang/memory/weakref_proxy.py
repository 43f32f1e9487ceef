import weakref
class A:
    def __init__(self): self.v = 5
    def m(self): return "method"
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2
    def __add__(self, o): return "added"
    def __str__(self): return "str"
a = A()
p = weakref.proxy(a)
print(p.v, p.m(), len(p), p[4], p + 1, str(p), isinstance(p, A), type(p).__name__)
p.w = 7
print(a.w)
del a
for f in (lambda: p.v, lambda: len(p), lambda: p.m()):
    try:
        f()
    except ReferenceError as e:
        print(e)
