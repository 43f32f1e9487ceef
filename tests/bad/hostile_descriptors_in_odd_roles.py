class D:
    def __get__(self, o, t): return lambda *a: ("descriptor", len(a))
class A:
    __len__ = D()
    __call__ = D()
    __add__ = D()
    __getitem__ = D()
    __contains__ = D()
    __str__ = D()
    __hash__ = D()
    __enter__ = D()
    __exit__ = D()
    __eq__ = D()
    __format__ = D()
a = A()
for f in (lambda: len(a), lambda: a(1, 2), lambda: a + 1, lambda: a[0], lambda: 1 in a, lambda: str(a), lambda: hash(a), lambda: a == 1, lambda: format(a, "x")):
    try:
        print(f())
    except TypeError as e:
        print(e)
with a as v: print(v)
class R:
    def __get__(self, o, t): raise ValueError("get")
class B:
    __len__ = R(); __call__ = R(); __add__ = R(); __bool__ = R(); __iter__ = R(); __repr__ = R()
for f in (len, lambda b: b(), lambda b: b + 1, bool, iter, repr):
    try:
        f(B())
    except (ValueError, TypeError) as e:
        print(e)
