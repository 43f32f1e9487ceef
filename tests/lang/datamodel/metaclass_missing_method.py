# A metaclass that is no type needs no __prepare__.
class F(int, metaclass=lambda name, bases, ns, **kw: (name, bases, kw), extra=True): pass
print(F)
