# runs: UseAfterFreeError
import asyncio


async def handle(n):
    b = allocate(n)
    b.fill(1)
    free(b)
    await asyncio.sleep(0)
    return len(b)  # expect: FH101 error


print(asyncio.run(handle(8)))
