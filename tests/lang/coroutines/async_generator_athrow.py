async def ag():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)
        yield "handled"
    finally:
        print("finally")
async def main():
    a = ag()
    await a.__anext__()
    print(await a.athrow(ValueError("v")))
    try:
        await a.athrow(KeyError("k"))
    except KeyError as e:
        print(repr(e))
    b = ag()
    try:
        await b.athrow(ValueError("before start"))
    except ValueError as e:
        print(e)
try:
    main().send(None)
except StopIteration:
    print("done")
