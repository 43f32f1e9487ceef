async def a1():
    yield 1
    raise StopAsyncIteration("inside")
async def a2():
    yield 1
    raise StopIteration("inside")
async def c1(): raise StopIteration("x")
async def main():
    for f in (a1, a2):
        try:
            async for x in f(): pass
        except RuntimeError as e:
            print(e, repr(e.__cause__))
    try:
        await c1()
    except RuntimeError as e:
        print(e, repr(e.__cause__))
try:
    main().send(None)
except StopIteration:
    print("done")
