class A:
    def m(self): return self.n()
    def n(self):
        def inner(): raise KeyError("k")
        inner()
A().m()
