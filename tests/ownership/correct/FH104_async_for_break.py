import asyncio


async def numbers(n):
    for i in range(n):
        yield i


async def work(n):
    async for i in numbers(n):
        b = allocate(4)
        b.fill(i)
        if i == 1:
            free(b)
            break
        free(b)
    return n


print(asyncio.run(work(3)))
