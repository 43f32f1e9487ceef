cat > s.py <<'PY'
import math as m
from math import (pi, e)
@staticmethod
def f(a, /, b=1, *c, d, e=2, **g): 
    global G
    G = [*c, a] + [x for x in c if x]
    def inner():
        nonlocal b
        b += 1
        yield from c
        return lambda: (yield b)
    try:
        with a as q, b:
            del q.x, q[0]
    except (KeyError, ValueError) as err:
        raise RuntimeError from err
    finally:
        assert a, "m"
async def h(x):
    async with x as y:
        async for z in y: await z
    return {k: v async for k, v in x}
class C(object, metaclass=type):
    __slots__ = ()
    def m(self): return super().m()
match f:
    case [1, *r] | {"k": r}: pass
    case C(a=1) as q if q: pass
    case _: print(f"{f!r:>{10}}")
x: int = (y := 5)
while x < y < 3 or not x: break
else: pass
PY
$VM dis s.py >out 2>err
echo "status $?"
cat err
[ "$(wc -l < out)" -gt 80 ] && echo "lists instructions"
