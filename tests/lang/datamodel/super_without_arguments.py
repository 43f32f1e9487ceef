class Base:
    def f(self): return "base"
    name = "base name"

class A(Base):
    def plain(self): return super().f()
    def deleted(self):
        del self
        return super().f()
    def captured(self):
        def inner(): return self
        return super().f()
    def captured_and_deleted(self):
        def inner(): return self
        del self
        return super().f()
    def attribute(self): return super().name, super().__thisclass__, super().__self__ is self, super().__self_class__
    def called(self): return super().__class__, super().__repr__().startswith("<")
    def missing(self): return super().nothing
    def missing_call(self): return super().nothing()
    def others(other, *args): return super().f()
    def star(*args): return super().f()
    @staticmethod
    def no_arguments(): return super().f()
    def wrong(self):
        self = 5
        return super().f()

a = A()
for name in ("plain", "deleted", "captured", "captured_and_deleted", "attribute", "called", "missing", "missing_call", "others",
             "star", "wrong"):
    try:
        print(name, getattr(a, name)())
    except Exception as error:
        print(name, type(error).__name__, error)
try:
    A.no_arguments()
except RuntimeError as error:
    print(error)
def outside(self): return super().f()
try:
    outside(a)
except RuntimeError as error:
    print(error)
cell = A.plain.__closure__[0]
for value in (5, None, Base, A):
    cell.cell_contents = value
    try:
        print(a.plain())
    except Exception as error:
        print(type(error).__name__, error)
del cell.cell_contents
try:
    print(a.plain())
except Exception as error:
    print(type(error).__name__, error)
