class Meta(type):
    def __subclasscheck__(cls, c): return getattr(c, "quacks", False)
    def __instancecheck__(cls, o): return hasattr(type(o), "quacks")
class Duck(metaclass=Meta): pass
class Real: quacks = True
print(isinstance(Real(), Duck), issubclass(Real, Duck), isinstance(5, Duck), issubclass(int, Duck), issubclass(int, (str, Duck)), isinstance(Real(), (int, Duck)))
