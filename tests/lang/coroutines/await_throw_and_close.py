class A:
    def __await__(self):
        try:
            yield 1
        except ValueError as e:
            print("awaitable saw", e)
            return "recovered"
        finally:
            print("awaitable cleanup")
async def f():
    try:
        return await A()
    finally:
        print("coroutine cleanup")
c = f(); c.send(None)
try:
    c.throw(ValueError("v"))
except StopIteration as e:
    print(e.value)
c = f(); c.send(None)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
