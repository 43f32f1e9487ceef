class Meta(type):
    def __getattr__(cls, n): return "meta " + n
class A(metaclass=Meta):
    def __getattr__(self, n): return "inst " + n
print(A.foo, A().foo)
