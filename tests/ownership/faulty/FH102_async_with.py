# runs: DoubleFreeError
import asyncio


async def work(lock, n):
    b = allocate(n)
    async with lock:
        b.fill(1)
        free(b)
    free(b)  # expect: FH102 error


asyncio.run(work(asyncio.Lock(), 8))
