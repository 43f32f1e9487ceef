class CM:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): print("aexit")
async def f():
    for i in range(3):
        try:
            async with CM():
                if i == 1: return i
        finally:
            print("finally", i)
try:
    f().send(None)
except StopIteration as e:
    print(e.value)
