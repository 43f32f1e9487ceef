import asyncio


async def work(n, delay=0):
    await asyncio.sleep(delay)
    return n


async def fail():
    raise ValueError("failed")


async def main():
    tasks = [asyncio.create_task(work(i, i)) for i in (0, 5)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    done, pending = await asyncio.wait(pending, timeout=0.001)
    print(len(done), len(pending))
    for t in pending:
        t.cancel()
    done, pending = await asyncio.wait([asyncio.create_task(fail()), asyncio.create_task(work(1, 5))],
                                       return_when=asyncio.FIRST_EXCEPTION)
    print([t.exception() for t in done], len(pending))
    for c in asyncio.as_completed([work("slow", 0.05), work("fast", 0.001)]):
        print(await c)
    for given in (3, []):
        try:
            await asyncio.wait(given)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    inner = asyncio.create_task(work("inner", 0.001))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", inner.cancelled(), await inner)


asyncio.run(main())
