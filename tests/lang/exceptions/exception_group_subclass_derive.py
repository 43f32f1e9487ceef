class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
g = MyGroup("m", [ValueError(1), KeyError(2)], 7)
a, b = g.split(ValueError)
print(repr(a), a.code, repr(b), type(b).__name__)
class Plain(ExceptionGroup): pass
print(type(Plain("p", [ValueError(), KeyError()]).subgroup(KeyError)).__name__)
