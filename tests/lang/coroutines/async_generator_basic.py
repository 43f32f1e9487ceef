async def ag():
    print("start")
    x = yield 1
    print("got", x)
    yield 2
async def main():
    a = ag()
    print(type(a).__name__, a.__name__, a.ag_running, a.ag_frame is not None, a.__aiter__() is a)
    print(await a.__anext__())
    print(await a.asend("sent"))
    try:
        await a.__anext__()
    except StopAsyncIteration as e:
        print("end", e.args)
    print([v async for v in ag()])
def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value
run(main())
