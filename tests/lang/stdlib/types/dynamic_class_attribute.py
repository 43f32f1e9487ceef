def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from types import DynamicClassAttribute
class M(type):
    def __getattr__(cls, name): return "meta " + name
class C(metaclass=M):
    @DynamicClassAttribute
    def x(self):
        "doc"
        return 5
    @x.setter
    def x(self, v): print("set", v)
c = C()
print(c.x, C.x)
c.x = 3
fails(lambda: delattr(c, "x"))
