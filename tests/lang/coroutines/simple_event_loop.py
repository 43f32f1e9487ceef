class Pause:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self):
        for _ in range(self.ticks): yield
async def worker(name, n):
    for i in range(n):
        print(name, i)
        await Pause(1)
    return name * 2
def run(*coros):
    ready, results = list(enumerate(coros)), {}
    while ready:
        i, c = ready.pop(0)
        try:
            c.send(None)
            ready.append((i, c))
        except StopIteration as e:
            results[i] = e.value
    return results
print(run(worker("a", 2), worker("b", 3), worker("c", 1)))
