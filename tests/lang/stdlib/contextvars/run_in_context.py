from contextvars import Context, ContextVar, copy_context
v = ContextVar("v", default="none")
v.set("outer")
ctx = copy_context()
def body(x, *, y):
    v.set("inner")
    return v.get(), x, y
print(ctx.run(body, 1, y=2), v.get(), ctx[v])
print(Context().run(v.get), len(Context()))
try:
    ctx.run(lambda: ctx.run(print))
except RuntimeError as e:
    print(str(e).split(":")[0])
def fails():
    v.set("failed")
    raise KeyError("x")
try:
    ctx.run(fails)
except KeyError as e:
    print(repr(e), v.get(), ctx[v])
