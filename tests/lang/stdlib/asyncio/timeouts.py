import asyncio


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), 5))
    print(await asyncio.wait_for(asyncio.sleep(0, "no limit"), None))
    for limit in (0, 0.001):
        try:
            await asyncio.wait_for(asyncio.sleep(5), limit)
        except asyncio.TimeoutError as e:
            print(repr(e), asyncio.TimeoutError is TimeoutError)
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(3)
    except TimeoutError:
        print("over")
    async with asyncio.timeout(5) as limit:
        print(limit.expired())
    print(limit, limit.expired())
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        limit.reschedule(asyncio.get_running_loop().time() + 60)
    try:
        limit.reschedule(None)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(5):
            raise ValueError("mine")
    except ValueError as e:
        print(e)


asyncio.run(main())
