import asyncio


async def handle(n):
    b = allocate(n)
    await asyncio.sleep(0)
    if n > 4:
        free(b)
        return 0
    b.fill(n)
    free(b)
    return n


print(asyncio.run(handle(8)))
