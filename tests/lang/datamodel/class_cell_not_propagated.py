class Meta(type):
    def __new__(m, name, bases, ns):
        ns.pop("__classcell__", None)
        return type.__new__(m, name, bases, ns)
try:
    class A(metaclass=Meta):
        def f(self): return __class__
except RuntimeError as e:
    print(str(e).split(" in <")[0])
