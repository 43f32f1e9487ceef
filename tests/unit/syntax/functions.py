def f(): pass
def f(a, /, b: int, c=1, *, d, e: str = 2, **k) -> int: pass
def f(a, b=1, /, c=2, *args: int, **kwargs): pass
def f(*args: *Ts): pass
def f(a, b,): pass
@a
@b.c(d)
@e[f] + g
def f(): pass
async def f():
    await a
    async for b in c: pass
    async with d as e: pass
    return [f async for g in h if await i]
@decorator
async def g(): ...
class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E):
    x: int = 1
    def f(self): return super().f()
