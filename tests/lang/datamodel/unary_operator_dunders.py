class A:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
a = A()
print(-a, +a, ~a, abs(a))
for f in (lambda: -"x", lambda: +[], lambda: ~1.5, lambda: abs("x"), lambda: -None):
    try:
        f()
    except TypeError as e:
        print(e)
