class A: x = 1
a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), hasattr(a, "x"), hasattr(a, "y"))
setattr(a, "y", 2); setattr(a, "not an identifier", 3)
print(a.y, getattr(a, "not an identifier"), a.__dict__)
delattr(a, "y")
print(hasattr(a, "y"))
for f in (lambda: getattr(a, "z"), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: delattr(a, "x"), lambda: hasattr(a, 5), lambda: delattr(a, None)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class R:
    @property
    def p(self): raise ValueError("not AttributeError")
try:
    hasattr(R(), "p")
except ValueError as e:
    print(e)
