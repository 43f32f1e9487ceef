# methodcaller: arguments, keywords, repr, errors, reduction.
from operator import methodcaller

print(methodcaller("upper")("ab"), methodcaller("split", ",", 1)("a,b,c"), methodcaller("split", maxsplit=1)("a b c"))
print(methodcaller("f"), methodcaller("f", 1, "x"), methodcaller("f", 1, k=2, j="y"))


class A:
    def f(self, *args, **kw):
        return args, kw


print(methodcaller("f", *range(12), a=1, b=2)(A()))
m = methodcaller("f", 1, k=2)
print(m.__reduce__()[1], methodcaller("f", 1).__reduce__()[1])
for call in (lambda: methodcaller(), lambda: methodcaller(1), lambda: methodcaller("nope")(1), lambda: methodcaller("f")(),
             lambda: methodcaller("f")(A(), A())):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
