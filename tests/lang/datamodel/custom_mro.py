class M(type):
    def mro(cls): return [cls]
class A(metaclass=M):
    x = 1
    def f(self): return 5
print(A.__mro__, A.x)
for f in (lambda: A(), lambda: A.y, lambda: repr(A), lambda: A.__name__, lambda: A.__dict__["x"], lambda: A.f(3), lambda: hasattr(A, "__init__"), lambda: isinstance(5, A), lambda: issubclass(A, object), lambda: issubclass(A, A), lambda: hash(A) == hash(A), lambda: A == A, lambda: object.__new__(A)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class N(type):
    def mro(cls):
        return type.mro(cls)[::-1] if cls.__name__ == "R" else super().mro()
class B(metaclass=N):
    def f(self): return "B"
class C(B):
    def f(self): return "C"
print([c.__name__ for c in C.__mro__])
class T(type):
    def mro(cls): return (cls, Other, object)
class Other:
    def hello(self): return "hello from other"
class D(metaclass=T): pass
print(D().hello(), D.__mro__, issubclass(D, Other), isinstance(D(), Other), D.__bases__, Other.__subclasses__())
class Raises(type):
    def mro(cls): raise ValueError("no")
try:
    class I(metaclass=Raises): pass
except ValueError as e: print(e)
class Seen(type):
    def mro(cls):
        print("mro of", cls.__name__, cls.__mro__, cls.__bases__)
        return super().mro()
class J(metaclass=Seen): pass
