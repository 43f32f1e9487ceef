class NoAnext:
    def __aiter__(self): return self
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class BadAiter:
    async def __aiter__(self): return self
async def f(x):
    async for y in x: pass
for x in (5, [1], NoAnext(), BadAnext()):
    try:
        f(x).send(None)
    except TypeError as e:
        print(e)
