import asyncio
import contextvars

loop_errors = []


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    loop.call_later(0.02, print, "later 2")
    loop.call_later(0.005, print, "later 1")
    handle = loop.call_later(0.001, print, "never")
    handle.cancel()
    print(handle.cancelled())
    loop.call_soon(print, "soon 2")
    await asyncio.sleep(0.04)
    loop.set_exception_handler(lambda l, context: print(context["message"][:21], repr(context["exception"])))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    variable = contextvars.ContextVar("v", default=0)
    variable.set(1)

    async def step():
        variable.set(variable.get() + 1)
        return variable.get()

    print(await asyncio.gather(step(), step()), variable.get(), await step(), variable.get())

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("generator closed")

    async for x in numbers():
        break
    await asyncio.sleep(0)
    print([x async for x in numbers()])


asyncio.run(main())
loop = asyncio.new_event_loop()
loop.call_soon(lambda: (print("once", loop.is_running()), loop.stop()))
loop.run_forever()
future = loop.create_future()
loop.call_soon(loop.stop)
for f in (lambda: loop.run_until_complete(future), loop.close, lambda: loop.call_soon(print), asyncio.get_running_loop):
    try:
        print(f())
    except RuntimeError as e:
        print(e)
