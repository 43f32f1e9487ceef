def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from inspect import signature
def f(a, b, /, c, d=1, *args, e, g=2, **kw): pass
def s(a, b=2): pass
sig = signature(f)
for a, k in [((1, 2, 3), {"e": 5}), ((1, 2, 3, 4, 5, 6), {"e": 5, "z": 9}), ((1, 2), {"c": 3, "e": 4}), ((1,), {}), ((1, 2, 3), {}), ((1, 2, 3), {"e": 1, "c": 2}), ((), {"a": 1})]:
    fails(lambda: sig.bind(*a, **k))
    fails(lambda: (sig.bind(*a, **k).args, sig.bind(*a, **k).kwargs))
    fails(lambda: sig.bind_partial(*a, **k))
fails(lambda: signature(s).bind(1, 2, 3))
fails(lambda: signature(s).bind(1, c=3))
b = sig.bind(1, 2, 3, e=4)
b.apply_defaults()
print(b.arguments, b == b)
