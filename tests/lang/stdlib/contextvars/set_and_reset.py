from contextvars import ContextVar, Token
v = ContextVar("v", default=1)
w = ContextVar("w")
print(v.name, v.get(), v.get(5))
try:
    w.get()
except LookupError as e:
    print(e.args[0] is w)
t = v.set(2)
print(t.var is v, t.old_value is Token.MISSING, Token.MISSING, v.get())
u = v.set(3)
print(u.old_value)
v.reset(u)
print(v.get())
v.reset(t)
print(v.get())
for f in [lambda: v.reset(t), lambda: w.reset(v.set(1)), lambda: v.reset(1)]:
    try:
        f()
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__)
