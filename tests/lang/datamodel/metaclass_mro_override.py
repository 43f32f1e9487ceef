class Meta(type):
    def mro(cls):
        r = super().mro()
        print(cls.__name__, [c.__name__ for c in r])
        return r[:1] + [Extra] + r[1:] if cls.__name__ == "A" else r
class Extra:
    def e(self): return "extra"
class A(metaclass=Meta): pass
print(A().e(), A.__mro__)
