class S(str):
    def __repr__(self): return S("sub")
class A:
    def __init__(self, v): self.v = v
    def __repr__(self): return self.v
    def __str__(self): return self.v
    def __format__(self, s): return self.v
print(repr(A(S("x"))), type(repr(A(S("x")))).__name__, type(str(A(S("x")))).__name__, [A("a\nb")], f"{A(S('y'))}", type(f"{A(S('y'))}").__name__, "%s" % A(S("z")), type("{}".format(A(S("q")))).__name__)
for bad in (5, None, b"x", ["l"]):
    for f in (repr, str, format, lambda a: f"{a!r}", lambda a: "%s" % a, lambda a: [a].__repr__(), lambda a: "{}".format(a), lambda a: print(a)):
        try:
            f(A(bad))
            print("no error")
        except TypeError as e:
            print(e)
