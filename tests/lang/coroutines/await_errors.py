class Bad1:
    def __await__(self): return 5
class Bad2:
    async def __await__(self): pass
async def f(x): await x
def gen(): yield 1
for x in (5, None, "s", gen(), Bad1(), [1]):
    c = f(x)
    try:
        c.send(None)
    except TypeError as e:
        print(e)
async def sub(): await Y()
class Y:
    def __await__(self): yield
s = sub()
s.send(None)
c = f(s)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
s.close()
