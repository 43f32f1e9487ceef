# runs: leak
import asyncio


async def handle(n):
    b = allocate(n)  # expect: FH104 warning
    await asyncio.sleep(0)
    if n > 4:
        return 0
    b.fill(n)
    free(b)
    return n


print(asyncio.run(handle(8)))
