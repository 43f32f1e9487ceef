import asyncio


async def main():
    lock = asyncio.Lock()

    async def user(n):
        async with lock:
            print("has", n, lock.locked())
            await asyncio.sleep(0)

    print(repr(lock)[-11:])
    await asyncio.gather(*(user(i) for i in range(3)))
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    semaphore, inside = asyncio.Semaphore(2), 0

    async def limited(n):
        nonlocal inside
        async with semaphore:
            inside += 1
            print("in", n, inside, semaphore.locked())
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(limited(i) for i in range(5)))
    print(repr(semaphore)[-20:])
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as e:
        print(e)
    condition, items = asyncio.Condition(), []

    async def consumer(n):
        async with condition:
            await condition.wait_for(lambda: items)
            print("got", n, items.pop())

    consumers = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    for k in range(3):
        async with condition:
            items.append(k)
            condition.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*consumers)
    barrier = asyncio.Barrier(3)

    async def meet(n):
        print("at", n, await barrier.wait())

    await asyncio.gather(*(meet(i) for i in range(3)))
    print(barrier.n_waiting, barrier.parties, barrier.broken)
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(repr(event)[-18:], event.is_set())
    event.set()
    print(await asyncio.gather(*waiters), event.is_set())


asyncio.run(main())
