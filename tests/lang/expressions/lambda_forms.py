print((lambda: 1)(), (lambda x: x)(2), (lambda x, y=3: x + y)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda *, k: k)(k=5), (lambda a, /, b: a - b)(3, b=1))
print((lambda x: lambda y: x + y)(1)(2), (lambda: (yield))().__class__.__name__, (lambda: 0).__name__, (lambda x=lambda: 5: x())())
print(sorted([3, 1, 2], key=lambda v: -v), [f(2) for f in [lambda x: x + 1, lambda x: x * 10]])
print((lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, 3, c=4, e=5), (lambda: ())(), (lambda x: x if x else "empty")(""))
