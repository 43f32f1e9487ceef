async def ag():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
async def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
async def main():
    a = ag()
    await a.__anext__()
    print(await a.aclose())
    try:
        await a.__anext__()
    except StopAsyncIteration:
        print("closed")
    await ag().aclose()
    b = bad()
    await b.__anext__()
    try:
        await b.aclose()
    except RuntimeError as e:
        print(e)
try:
    main().send(None)
except StopIteration:
    print("done")
