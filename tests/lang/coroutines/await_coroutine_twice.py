async def f(): return 1
async def g():
    c = f()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
try:
    g().send(None)
except StopIteration:
    print("done")
