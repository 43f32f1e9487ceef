def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from typing import *
T = TypeVar("T"); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
class A(Generic[*Ts]): pass
class B(Generic[T, P]): pass
class C(Generic[T, *Ts]): pass
print(A[int, str], A[()], A.__parameters__, B[int, ...], C[int], C[int, str, float])
fails(lambda: C[()])
