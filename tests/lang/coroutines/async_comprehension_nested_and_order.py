async def ag(n):
    for i in range(n): yield i
async def val(x):
    print("await", x)
    return x
async def main():
    print([(x, y) async for x in ag(2) for y in "ab"])
    print([await val(x) async for x in ag(2) if await val(x + 10)])
    print({k: await val(k) async for k in ag(2)})
    print([[z async for z in ag(y)] for y in range(3)])
try:
    main().send(None)
except StopIteration:
    print("end")
