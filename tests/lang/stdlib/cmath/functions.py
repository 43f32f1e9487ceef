# Functions of complex numbers at zeros of both signs, small, large, infinite and nan values.
import cmath
inf, nan = float('inf'), float('nan')
V = [0.0, -0.0, 1.0, -0.5, 1e-310, 1.7e308, 710.0, inf, -inf, nan]
F = ['acos','acosh','asin','asinh','atan','atanh','cos','cosh','exp','log','log10','sin','sinh','sqrt','tan','tanh','phase','polar','isfinite','isnan','isinf']
def t(f, *a, **k):
    try: return repr(f(*a, **k))
    except Exception as e: return type(e).__name__ + ' ' + str(e)
for f in F:
    for x in V:
        for y in V:
            print(f, x, y, t(getattr(cmath, f), complex(x, y)))
for x in V:
    for y in V: print('rect', x, y, t(cmath.rect, x, y), t(cmath.log, complex(x, y), 2), t(cmath.log, 5j, complex(x,y)), t(cmath.isclose, complex(x, y), x), t(cmath.isclose, complex(x,y), complex(x+1e-12,y)))
class C:
    def __complex__(self): return 1j
class D:
    def __complex__(self): return 1
class E:
    def __float__(self): return 2.0
class I:
    def __index__(self): return 3
for v in (1, True, 2**100, 2**2000, 'x', None, C(), D(), E(), I(), b''): print(t(cmath.sqrt, v), t(cmath.exp, v), t(cmath.phase, v), t(cmath.rect, v, 1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj, t(cmath.isclose, 1, 2, rel_tol=-1), t(cmath.isclose, 1), t(cmath.sin), t(cmath.log, 1, 0), t(cmath.log, 0), t(cmath.log, 1, 1), t(cmath.isclose,1,1.1,abs_tol=.2))
