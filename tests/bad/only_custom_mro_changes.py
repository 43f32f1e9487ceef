class T(type):
    def mro(cls): return (cls, Other, object)
class Other:
    def hello(self): return "hello from other"
class D(metaclass=T): pass
print(D().hello())
Other.hello = lambda self: "changed"
print(D().hello())
class T2(type):
    order = None
    def mro(cls): return T2.order or super().mro()
class E(metaclass=T2):
    def g(self): return "E"
class F(E):
    def g(self): return "F"
class G(E):
    def g(self): return "G"
class H(F): pass
print(H().g())
H.__bases__ = (G,)
print(H().g())
T2.order = [H, object]
try:
    H.__bases__ = (F,)
    print(H.__mro__, hasattr(H(), "g"))
except TypeError as e: print(e)
for bad in ([int], [str, object], 5, [5], [], [H, bool]):
    T2.order = bad
    try:
        H.__bases__ = (G,)
        print("set", H.__mro__)
    except TypeError as e: print(e)
print(H.__bases__)
