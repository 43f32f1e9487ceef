é = "é", b.c  [ d ]
if (a +
    b):
    x = (  # comment
        f(a, *b,
          k=1, **c)
    )
elif c: pass;
else: y
@dec
class A(B, metaclass=M):  # c
    """doc
    string"""; z
    async def f(self, a: int = 1, /, *b: str, c, **d) -> None: return
for a, (b) in c: pass
else:
    d; e ;
with (a as b, c): f"{a!r:>{w}}" "é"
with a as b: pass
try: a
except* (A) as b:
    c
finally: d
match a, (b):
    case [1, *_, {"k": -1, **r}] | A.B(c, d=2) as e if f: pass
x = [i async for i in (j) if k
     if l], {**m, n: o}, (p := q), lambda r, *s: t, (yield), u[v:w, ::x], not y < z is not a
del (a, b), c
import a.b as c, d
from . import (e as f,
               g)
x: int = 1
(y): str
f'''{a}
{ b}{
c}'''; f'a' f'{b:{c}d}'
"a" \
  "b"
