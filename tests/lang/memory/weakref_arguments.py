import weakref
class A: pass
a = A()
p = weakref.proxy(a)
r = weakref.ref(a)
c = weakref.proxy(A)
print(type(p).__name__, type(c).__name__, type(c()).__name__, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r, p])
print(weakref.ref(a) is r, weakref.proxy(a) is p, weakref.ref(a, None) is r, weakref.ref(a, print) is r)
for f in (lambda: weakref.ref(), lambda: weakref.ref(1, 2, 3), lambda: weakref.proxy(5), lambda: r(1), lambda: r(x=1),
          lambda: hash(p), lambda: weakref.ref(p), lambda: weakref.ref(a, key=1), lambda: setattr(r, "x", 1),
          lambda: next(p), lambda: weakref.ref[int], lambda: weakref.ProxyType(a), lambda: r < r):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
del a
for f in (lambda: str(p), lambda: p + 1, lambda: 1 + p, lambda: bool(p), lambda: p == 1, lambda: p[0], lambda: iter(p),
          lambda: setattr(p, "x", 1), lambda: "x" in p, lambda: -p, lambda: int(p)):
    try:
        print(f())
    except ReferenceError as e:
        print(e)
print(repr(r).startswith("<weakref at 0x"), repr(r).endswith("; dead>"))
print(weakref.getweakrefcount(5), weakref.getweakrefs("a"))
