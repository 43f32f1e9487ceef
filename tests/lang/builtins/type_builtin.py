print(type(5), type("a"), type(None), type(type), type(5) is int, type(1.5).__name__, type([]) == list, type(lambda: 0), type(len), type([].append), type(...), type(NotImplemented), type(range(1)), type(slice(1)), type({}.keys()), type(iter([])), type(x for x in []), type(type(None)))
class A: pass
print(type(A()), type(A), type(A()) is A, isinstance(A, type), type.__name__, type.__mro__)
