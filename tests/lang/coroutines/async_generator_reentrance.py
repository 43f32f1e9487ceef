async def ag():
    yield await Y()
class Y:
    def __await__(self): yield "suspended"
a = ag()
x = a.__anext__()
print(x.send(None))
y = a.__anext__()
try:
    y.send(None)
except RuntimeError as e:
    print(e)
try:
    x.send(None)
except StopIteration as e:
    print(e.value)
