def f(a, b=1): pass
def g(a, /, b, *, c=0): pass
def k(**kw): pass
for call in (lambda: f(1, a=2), lambda: f(1, zz=2), lambda: f(1, 2, b=3), lambda: g(a=1, b=2), lambda: g(1, 2, d=4),
             lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(1, **{"a": 1}), lambda: f(**{1: 2}), lambda: k(**{1: 2}),
             lambda: f(*5), lambda: f(**5), lambda: f(1, *None), lambda: k(x=1, **{"x": 2}), lambda: f(a=1, **5)):
    try:
        call()
        print("no error")
    except TypeError as e:
        print(e)
