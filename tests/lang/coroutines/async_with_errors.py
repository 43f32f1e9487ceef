class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class Half:
    async def __aenter__(self): pass
class NotAwaitable:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
async def f(x):
    async with x: pass
async def g(x):
    with x: pass
for fn, x in ((f, Sync()), (f, Half()), (f, NotAwaitable()), (g, Async()), (f, 5)):
    try:
        fn(x).send(None)
    except TypeError as e:
        print(e)
