async def f():
    await 5
try:
    f().send(None)
except TypeError as e:
    print(e)
async def g():
    return await h()
async def h(): return "value"
try:
    g().send(None)
except StopIteration as e:
    print(e.value)
