# runs: leak
import asyncio


async def work(n, m):
    a = allocate(n)
    await asyncio.sleep(0)
    b = allocate(m)  # expect: FH115 warning
    b[0] = a[0]
    free(b)
    free(a)


try:
    asyncio.run(work(4, -1))
except ValueError:
    print("negative")
