import asyncio


async def work(n, m):
    a = allocate(n)
    try:
        await asyncio.sleep(0)
        b = allocate(m)
        b[0] = a[0]
        free(b)
    finally:
        free(a)


try:
    asyncio.run(work(4, -1))
except ValueError:
    print("negative")
