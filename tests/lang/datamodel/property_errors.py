class A:
    @property
    def r(self): return 1
    w = property(None, lambda self, v: None)
    n = property()
a = A()
for f in (lambda: setattr(a, "r", 2), lambda: delattr(a, "r"), lambda: a.w, lambda: a.n, lambda: setattr(a, "n", 1)):
    try:
        f()
    except AttributeError as e:
        print(e)
