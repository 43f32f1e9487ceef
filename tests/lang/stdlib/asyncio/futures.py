import asyncio


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


async def main():
    future = asyncio.get_running_loop().create_future()
    print(future, future.done())
    show(future.result)
    show(future.exception)
    future.set_result(5)
    print(future, await future)
    show(future.set_result, 1)
    failed = asyncio.Future()
    show(failed.set_exception, 3)
    show(failed.set_exception, StopIteration)
    failed.set_exception(ValueError("z"))
    print(failed)
    show(failed.result)
    show(failed.exception)
    gone = asyncio.Future()
    print(gone.cancel(), gone.cancel(), gone)
    try:
        gone.result()
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    show(asyncio.ensure_future, 3)
    show(asyncio.Task, 3)
    print(asyncio.isfuture(gone), asyncio.isfuture(3), asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(show))


asyncio.run(main())
