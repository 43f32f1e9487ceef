class A:
    __slots__ = ("a",)
class B:
    __slots__ = ("b",)
class E:
    __slots__ = ()
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class F(A, E): pass
print("ok", F.__mro__)
try:
    class G(int, str): pass
except TypeError as e:
    print(e)
try:
    class H(list, dict): pass
except TypeError as e:
    print(e)
