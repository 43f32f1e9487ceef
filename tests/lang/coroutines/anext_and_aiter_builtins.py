async def ag():
    yield 1
async def main():
    a = aiter(ag())
    print(await anext(a))
    print(await anext(a, "default"))
    try:
        await anext(a)
    except StopAsyncIteration:
        print("stop")
try:
    main().send(None)
except StopIteration:
    pass
for f in (lambda: aiter(5), lambda: anext(5), lambda: aiter([])):
    try:
        f()
    except TypeError as e:
        print(e)
