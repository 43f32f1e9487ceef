class A:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, spec): return b""
    def __bytes__(self): return "x"
for f in (repr, str, format, bytes):
    try:
        f(A())
    except TypeError as e:
        print(e)
