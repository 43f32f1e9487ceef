async def ag():
    for i in range(4): yield i
async def main():
    g = (x * 2 async for x in ag() if x % 2)
    print(type(g).__name__)
    print([v async for v in g])
    async def double(x): return x * 2
    print([await double(x) for x in range(3)])
    h = (await double(x) for x in range(2))
    print(type(h).__name__, [v async for v in h])
try:
    main().send(None)
except StopIteration:
    pass
