class Future:
    def __init__(self): self.done, self.value = False, None
    def __await__(self):
        while not self.done: yield self
        return self.value
async def consumer(fut): return "consumed " + await fut
async def producer(fut):
    fut.value, fut.done = "item", True
f = Future()
c = consumer(f)
print(c.send(None) is f, c.send(None) is f)
try:
    producer(f).send(None)
except StopIteration:
    pass
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
