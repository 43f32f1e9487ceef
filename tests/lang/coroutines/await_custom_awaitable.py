class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n): yield ("tick", i)
        return "slept"
async def f():
    r = await Sleep(2)
    return r + "!"
def run(c):
    while True:
        try:
            print(c.send(None))
        except StopIteration as e:
            return e.value
print(run(f()))
