class AIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return self.i
async def main():
    async for x in AIter(3): print(x)
    else: print("else")
    async for x in AIter(5):
        if x == 2: break
        continue
    else: print("not printed")
    print([x async for x in AIter(3)], {x async for x in AIter(2)}, {x: x * 2 async for x in AIter(2) if x > 1})
    print([y for x in [1, 2] for y in [z async for z in AIter(x)]])
    return x
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
