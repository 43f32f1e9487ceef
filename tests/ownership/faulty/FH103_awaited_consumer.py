# runs: UseAfterFreeError
import asyncio


async def store(b: owned(Buffer)) -> int:
    await asyncio.sleep(0)
    size = len(b)
    free(b)
    return size


async def work(n):
    b = allocate(n)
    size = await store(b)
    return size + len(b)  # expect: FH103 error


print(asyncio.run(work(8)))
