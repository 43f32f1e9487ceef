def base(n, *b):
    print("base", n)
    return type(n, b, {})
class A(base("X"), base("Y"), metaclass=(print("meta"), type)[1]): print("body")
print([c.__name__ for c in A.__mro__])
bases = (int,)
class B(*bases, **{"metaclass": type}): pass
print(B(5) + 1)
class C(): pass
print(C.__bases__)
