import asyncio


async def work(n, delay=0):
    print("start", n)
    await asyncio.sleep(delay)
    print("end", n)
    return n


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled, goes on")
    return "survived"


async def main():
    task = asyncio.create_task(work("t", 5), name="mine")
    print(task.get_name(), task.done(), task.cancelled(), asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()), task.cancel("message"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled", e.args, task.cancelled(), task.cancel())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelling(), task.uncancel(), task.uncancel())
    task = asyncio.create_task(work("c"))
    task.add_done_callback(lambda t: print("callback", t.result()))
    task.set_name("other")
    print(await task, task.get_name())
    await asyncio.sleep(0)
    never = asyncio.create_task(work("not started"))
    never.cancel()
    try:
        await never
    except asyncio.CancelledError:
        print("before it began")


asyncio.run(main())
