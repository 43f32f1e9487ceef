import asyncio


async def store(b: owned(Buffer)) -> int:
    await asyncio.sleep(0)
    size = len(b)
    free(b)
    return size


async def work(n):
    b = allocate(n)
    size = len(b)
    return size + await store(b)


print(asyncio.run(work(8)))
