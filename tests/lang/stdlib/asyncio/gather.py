import asyncio


async def work(n, delay=0):
    print("start", n)
    await asyncio.sleep(delay)
    print("end", n)
    return n


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def main():
    print(await asyncio.gather(work(1), work(2), work(3, 0.01), work(4)))
    print(await asyncio.gather())
    print(await asyncio.gather(work(1), fail(ValueError("x")), return_exceptions=True))
    try:
        await asyncio.gather(work(1, 5), fail(KeyError("k")))
    except KeyError as e:
        print("caught", e)
    both = asyncio.gather(work("a", 5), work("b", 5))
    await asyncio.sleep(0)
    print(both.cancel())
    try:
        await both
    except asyncio.CancelledError:
        print("cancelled")
    task = asyncio.ensure_future(work("once"))
    print(await asyncio.gather(task, task))


asyncio.run(main())
