class A:
    def f(self): return "A"
class B(A):
    def f(self):
        def g(me): return super().f()
        return g(self)
    def k(self):
        return (lambda s: super(B, s).f())(self)
print(B().f(), B().k())
