def f(a, b=1): pass
def g(a, *, k=1): pass
def h(a, *, k): pass
def i(a=1, b=2): pass
for call in (lambda: f(1, 2, 3), lambda: g(1, 2), lambda: g(1, 2, k=3), lambda: g(1, 2, 3, k=1), lambda: h(1, 2, k=1), lambda: i(1, 2, 3),
             lambda: (lambda: 0)(1), lambda: (lambda *, a=1: 0)(1), lambda: f(*range(10))):
    try:
        call()
    except TypeError as e:
        print(e)
