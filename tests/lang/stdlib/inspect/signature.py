def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import functools
from inspect import signature, Parameter
def f(a, b: int, /, c, d=1, *args: str, e, g: "x" = 2, **kw) -> list[int]: pass
class C:
    def __init__(self, a, b=2): pass
    def m(self, x): pass
    @classmethod
    def cm(cls, y): pass
    @staticmethod
    def sm(z): pass
class N:
    def __new__(cls, q): pass
class K:
    def __call__(self, r, *, s=3): pass
class Meta(type):
    def __call__(cls, mm): pass
class W(metaclass=Meta): pass
class Empty: pass
@functools.wraps(f)
def wrapped(*a): pass
for o in (f, C, C.m, C(1).m, C.cm, C.sm, N, K(), K, W, Empty, wrapped, functools.partial(f, 1, 2, 3, e=5), functools.partial(lambda a, b, c=1: 0, b=2), len, object, lambda: 0):
    print(signature(o))
fails(lambda: signature(3))
fails(lambda: signature(type))
fails(lambda: signature(print) and 1)
