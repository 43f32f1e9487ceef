def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from typing import *
@overload
def h(a: int) -> int: ...
@overload
def h(a: str) -> str: ...
def h(a): return a
print(len(get_overloads(h)), h(1))
@overload
def k(a): ...
fails(lambda: k(1))
@final
class Fin: pass
U = NewType("U", int)
print(Fin.__final__, U, U(3), U.__supertype__, U.__name__, U | None, cast(int, "x"), assert_type(1, int))
try:
    class X(U): pass
except TypeError as e:
    print(e)
