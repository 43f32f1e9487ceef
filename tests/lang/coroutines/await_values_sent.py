class A:
    def __await__(self):
        x = yield "need value"
        return x
async def f():
    return [await A(), await A()]
c = f()
print(c.send(None), c.send("first"))
try:
    c.send("second")
except StopIteration as e:
    print(e.value)
