# runs: BorrowError
import asyncio


async def look(b: borrowed(Buffer)) -> int:
    await asyncio.sleep(0)
    size = len(b)
    free(b)  # expect: FH106 error
    return size


async def main():
    with allocate(8) as b:
        print(await look(b))


asyncio.run(main())
