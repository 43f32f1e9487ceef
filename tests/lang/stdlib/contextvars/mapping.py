from contextvars import ContextVar, Context, copy_context
a, b, c = ContextVar("a"), ContextVar("b"), ContextVar("c")
a.set(1)
b.set(2)
ctx = copy_context()
print(len(ctx), a in ctx, c in ctx, ctx[a], ctx.get(b), ctx.get(c), ctx.get(c, 9))
print(sorted((k.name, v) for k, v in ctx.items()), sorted(ctx.values()), sorted(k.name for k in ctx.keys()))
print(ctx == ctx.copy(), ctx == Context(), {a, b} == set(ctx))
other = ctx.copy()
other.run(a.set, 100)
print(other[a], ctx[a], a.get())
for f in [lambda: ctx[c], lambda: ctx["a"], lambda: "a" in ctx, lambda: hash(ctx)]:
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__)
