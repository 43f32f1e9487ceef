import asyncio


async def handle(n):
    b = allocate(n)
    b.fill(1)
    await asyncio.sleep(0)
    size = len(b)
    free(b)
    return size


print(asyncio.run(handle(8)))
