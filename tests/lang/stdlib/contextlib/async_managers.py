from contextlib import asynccontextmanager, AsyncExitStack, aclosing, nullcontext
def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        return e.value
@asynccontextmanager
async def tag(n):
    print("<", n)
    try:
        yield n
    finally:
        print(">", n)
class C:
    async def aclose(self): print("aclosed")
async def main():
    async with tag("a") as x: print(x)
    try:
        async with tag("b"): raise KeyError("k")
    except KeyError as e: print(repr(e))
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(tag("c")), s.enter_context(nullcontext(3)))
        async def cb(x): print("cb", x)
        s.push_async_callback(cb, 1)
        s.callback(print, "sync")
    async with aclosing(C()) as c: print(type(c).__name__)
    async with nullcontext(4) as n: print(n)
    @tag("deco")
    async def f(): return 7
    print(await f())
run(main())
