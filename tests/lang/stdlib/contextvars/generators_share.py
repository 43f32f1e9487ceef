from contextvars import ContextVar, copy_context
v = ContextVar("v", default=0)
def gen():
    for i in range(3):
        v.set(v.get() + 1)
        yield v.get()
g = gen()
print(next(g), v.get())
ctx = copy_context()
print(ctx.run(next, g), v.get())
print(next(g), v.get(), ctx[v])
