import asyncio


async def main():
    queue = asyncio.Queue(2)

    async def produce():
        for i in range(5):
            await queue.put(i)
            print("put", i)

    async def consume():
        while True:
            item = await queue.get()
            print("got", item)
            queue.task_done()

    consumer = asyncio.create_task(consume())
    await produce()
    await queue.join()
    consumer.cancel()
    print(queue, queue.qsize(), queue.empty(), queue.full(), queue.maxsize)
    queue.put_nowait(1)
    queue.put_nowait(2)
    print(queue)
    for f in (lambda: queue.put_nowait(3), lambda: (queue.get_nowait(), queue.get_nowait(), queue.get_nowait()),
              queue.task_done, queue.task_done, queue.task_done):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
    first, last = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for x in (3, 1, 2):
        first.put_nowait(x)
        last.put_nowait(x)
    print([first.get_nowait() for _ in range(3)], [last.get_nowait() for _ in range(3)])


asyncio.run(main())
