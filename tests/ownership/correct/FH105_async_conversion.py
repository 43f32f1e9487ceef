import asyncio


async def parse(text):
    b = allocate(8)
    try:
        await asyncio.sleep(0)
        b[0] = int(text)
        return text
    finally:
        free(b)


async def main():
    for text in ("1", "x"):
        try:
            print(await parse(text))
        except ValueError:
            print("no number")


asyncio.run(main())
