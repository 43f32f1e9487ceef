# AsyncLinearMemory: the same, awaited.
import asyncio
import inspect


async def worker(m, n, log):
    at = await m.alloc(n)
    m.view(at, n).fill(n)
    await asyncio.sleep(0)
    log.append(sum(m.view(at, n)) == n * n)
    await m.free(at, n)


async def main():
    m = AsyncLinearMemory(1, max_pages=2)
    c = m.alloc(5, align=16)
    print(inspect.iscoroutine(c), await c, m.allocations)
    log = []
    await asyncio.gather(*(worker(m, n, log) for n in range(1, 50)))
    print(all(log), len(log), m.allocations, m.used)
    for wrong in (m.free(0, 4), m.free(8, 1), m.alloc(-1), m.alloc(10**6), m.alloc(1, 3)):
        try:
            await wrong
        except (MemoryError, MemoryFault, ValueError) as e:
            print(type(e).__name__, e)
    await m.free(ptr=0, len=5)
    try:
        await m.free(0, 5)
    except DoubleFreeError as e:
        print(e)
    print(m, isinstance(m, LinearMemory))


asyncio.run(main())
