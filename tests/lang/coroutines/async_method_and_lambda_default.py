class A:
    async def m(self, x): return ("m", x)
    @classmethod
    async def c(cls): return cls.__name__
    @staticmethod
    async def s(): return "static"
    async def __call__(self): return "called"
async def main():
    a = A()
    return [await a.m(1), await A.c(), await A.s(), await a(), await (lambda: a.m(2))()]
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
