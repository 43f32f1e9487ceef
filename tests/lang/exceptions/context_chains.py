def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
# __getattr__ on module level, class-level descriptors etc
import sys
class A:
    __slots__ = "one"
a = A(); a.one = 1; print(a.one)
class W:
    __slots__ = ("__weakref__", "x")
import weakref
w = W(); print(weakref.ref(w)() is w)
class NW:
    __slots__ = ("x",)
t(weakref.ref, NW()); t(weakref.ref, 5); t(weakref.ref, "x"); t(weakref.ref, (1,)); t(lambda: weakref.ref(int)() is int); t(lambda: weakref.ref(t)() is t); t(weakref.ref, None); t(weakref.ref, [1]); t(weakref.ref, {}) ; t(lambda: weakref.ref({1})) if 0 else None
class NWS(NW): pass
n = NWS(); print(weakref.ref(n)() is n)
class I(int): pass
t(lambda: weakref.ref(I(5)))
# exceptions in handlers with context chains
def ctx(e):
    out = []
    while e: out.append(repr(e)); e = e.__context__
    return out
try:
    try:
        try: raise ValueError(1)
        except ValueError: raise TypeError(2)
    except TypeError as e:
        e2 = e
        raise KeyError(3)
except KeyError as e: print(ctx(e))
try:
    try: raise ValueError(1)
    except ValueError as e: raise e
except ValueError as e: print(ctx(e))
a1 = ValueError("a"); b1 = ValueError("b")
try:
    try: raise a1
    except ValueError:
        try: raise b1
        except ValueError: raise a1
except ValueError as e: print(ctx(e), e.__context__)
def gen():
    try: yield 1
    except ValueError as e: print("in gen", ctx(e)); raise KeyError("g")
g = gen(); next(g)
try:
    try: raise TypeError("outer")
    except TypeError: g.throw(ValueError("thrown"))
except KeyError as e: print(ctx(e))
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v, tb is not None); raise OSError("from exit")
try:
    with CM(): raise ValueError("body")
except OSError as e: print(ctx(e))
def f():
    try: return 1
    finally: raise ValueError("fin")
t(f)
try:
    try: 1/0
    except ZeroDivisionError as e: raise RuntimeError("x") from e
except RuntimeError as e: print(repr(e.__cause__), e.__suppress_context__, ctx(e))
