import asyncio


async def work(n, delay=0):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    return n


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def main():
    async with asyncio.TaskGroup() as group:
        print(group)
        a = group.create_task(work("a"), name="first")
        b = group.create_task(work("b", 0.001))
        print(group, a.get_name())
    print(a.result(), b.result(), group)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("c", 5))
            group.create_task(fail(ValueError("one")))
            group.create_task(fail(TypeError("two")))
    except* ValueError as e:
        print(e, e.exceptions)
    except* TypeError as e:
        print(e, e.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("d", 5))
            await asyncio.sleep(0)
            raise KeyError("body")
    except* KeyError as e:
        print(e.exceptions)
    late = work("late")
    try:
        group.create_task(late)
    except RuntimeError as e:
        print(str(e).split(">")[-1])
    late.close()


asyncio.run(main())
