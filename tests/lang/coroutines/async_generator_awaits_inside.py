class Y:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
async def ag():
    for i in range(2):
        r = await Y(("await", i))
        yield (i, r)
async def main():
    return [x async for x in ag()]
c = main()
print(c.send(None), c.send("a"))
try:
    c.send("b")
except StopIteration as e:
    print(e.value)
