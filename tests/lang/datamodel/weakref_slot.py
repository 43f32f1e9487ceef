import weakref
class NoWeak:
    __slots__ = ()
class Weak:
    __slots__ = ("__weakref__",)
try:
    weakref.ref(NoWeak())
except TypeError as e:
    print(e)
w = Weak()
print(weakref.ref(w)() is w)
