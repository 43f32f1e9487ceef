import asyncio
import sys


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


async def give(x):
    return x


async def fail():
    raise ValueError("out")


async def leave():
    sys.exit(3)


async def nested():
    coroutine = give(1)
    try:
        asyncio.run(coroutine)
    finally:
        coroutine.close()


show(asyncio.run, give("a"))
show(asyncio.run, 3)
show(asyncio.run, fail())
show(asyncio.run, nested())
try:
    asyncio.run(leave())
except SystemExit as e:
    print("exit", e.code)
with asyncio.Runner() as runner:
    print(runner.run(give(1)), runner.run(give(2)))
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
print(loop.is_closed())
show(runner.get_loop)


async def main():
    async def cleanup():
        try:
            await asyncio.sleep(10)
        finally:
            print("cancelled at the end")

    asyncio.create_task(cleanup())
    await asyncio.sleep(0)


asyncio.run(main())
