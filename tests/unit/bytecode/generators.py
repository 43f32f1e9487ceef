def delegate(it):
    x = yield 1
    y = yield from it
    return x, y

async def waits(c):
    async with c as x:
        async for y in x:
            await y

async def stream(xs):
    for x in xs:
        yield x
