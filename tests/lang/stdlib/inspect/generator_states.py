from inspect import *
async def co(): pass
def gen():
    x = 1
    yield
c = co()
print(getcoroutinestate(c), isawaitable(c))
c.close()
print(getcoroutinestate(c))
g = gen()
print(getgeneratorstate(g))
next(g)
print(getgeneratorstate(g), getgeneratorlocals(g))
g.close()
print(getgeneratorstate(g))
