def f():
    import _counter as c
    c.n += 1
    return c.n
print([f() for _ in range(3)])
for name in ("_mod_all", "_lazy"):
    m = __import__(name)
    print(m.__name__)
if 1:
    from _mod_all import hidden as h
print(h)
