class A:
    class B: pass
def f():
    class L: pass
    return L
print(repr(A.B()).split(" at ")[0])
print(repr(f()()).split(" at ")[0])
print(A.B, f(), repr(f).split(" at ")[0], repr(A.B.__init__).split(" of ")[0])
