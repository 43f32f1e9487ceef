def calls(f, o, args, kw):
    f(1, f, k=2)
    o.method(1)
    o.method(1, k=f)
    f(*args, **kw)
    f(0, *args, k=1, **kw)

class Base:
    def m(self, x):
        return super().m(x) + __class__.y
