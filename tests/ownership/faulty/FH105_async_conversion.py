# runs: leak
import asyncio


async def parse(text):
    b = allocate(8)  # expect: FH105 warning
    await asyncio.sleep(0)
    b[0] = int(text)
    free(b)
    return text


async def main():
    for text in ("1", "x"):
        try:
            print(await parse(text))
        except ValueError:
            print("no number")


asyncio.run(main())
