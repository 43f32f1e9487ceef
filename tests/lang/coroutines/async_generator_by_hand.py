async def ag():
    yield 1
    yield 2
a = ag()
try:
    a.asend(None).send(None)
except StopIteration as e:
    print("first", e.value)
try:
    a.__anext__().send(None)
except StopIteration as e:
    print("second", e.value)
try:
    a.__anext__().send(None)
except StopAsyncIteration:
    print("exhausted")
a = ag()
try:
    a.asend(5).send(None)
except TypeError as e:
    print(e)
