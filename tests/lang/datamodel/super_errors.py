class A:
    def f(self): return super().nope
    def g(self):
        return [super() for _ in range(1)]
    def h():
        super()
    def d(self):
        del self
        super()
    @staticmethod
    def s(): super()
def outside(): super()
for f in (lambda: A().f(), lambda: A().g(), A.h, lambda: A().d(), A.s, outside, lambda: super(A, 5), lambda: super(5)):
    try:
        f()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
