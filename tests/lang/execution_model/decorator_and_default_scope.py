y = "module"
class A:
    y = "class"
    def f(self, v=y): return v
    g = lambda self, v=y: v
    @(lambda fn, tag=y: (tag, fn.__name__))
    def h(self): pass
print(A().f(), A().g(), A.h)
