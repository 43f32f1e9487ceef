from enum import Enum
class W(Enum):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        print(cls.__name__, kw, list(cls))
class W2(W, foo=1):
    a = 1
class Mixin:
    def hello(self): return "hi " + self.name
class Y(Mixin, Enum):
    a = 1
print(Y.a.hello())
