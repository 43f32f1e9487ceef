from contextvars import Context, ContextVar, Token
v = ContextVar("v")
for f in [lambda: ContextVar(), lambda: ContextVar(1), lambda: ContextVar("a", 2), lambda: Token(), lambda: Context(1),
          lambda: v.get(1, 2), lambda: v.set(), lambda: Context().run(), lambda: type("X", (ContextVar,), {}),
          lambda: type(Token.MISSING)()]:
    try:
        print(f())
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
print(ContextVar[int], Token[str])
