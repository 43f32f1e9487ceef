class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self): print("enter", self.n); return self.n
    async def __aexit__(self, t, v, tb): print("exit", self.n, t and t.__name__); return self.swallow
async def main():
    async with CM(1) as a, CM(2) as b: print(a, b)
    async with CM(3, True): raise ValueError("swallowed")
    async with (CM(4) as c, CM(5)): pass
    try:
        async with CM(6): raise KeyError("k")
    except KeyError as e:
        print(e)
    async with CM(7): return "returned"
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
