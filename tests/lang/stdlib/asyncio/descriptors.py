import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    future = loop.create_future()
    loop.add_reader(r, lambda: (future.set_result(os.read(r, 100)), loop.remove_reader(r)))
    loop.call_later(0.001, os.write, w, b"through the pipe")
    print(await future)
    print(loop.remove_reader(r))


asyncio.run(main())
