class M(type):
    def __getattribute__(cls, n):
        if n == "__mro__": raise ValueError("mro hidden")
        return type.__getattribute__(cls, n)
class A(metaclass=M):
    def f(self): return super().__init__()
print(A().f(), isinstance(A(), A), issubclass(A, object))
class Liar:
    @property
    def __class__(self): raise ValueError("class hidden")
    @property
    def __dict__(self): raise ValueError("dict hidden")
for f in (lambda: isinstance(Liar(), int), lambda: Liar().__class__, lambda: vars(Liar()), lambda: type(Liar()).__name__, lambda: str(type(Liar())), lambda: repr(Liar())[:9], lambda: dir(Liar()), lambda: Liar() == 1, lambda: super(int, Liar())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
