class A:
    __add__ = None
    __eq__ = None
    def __radd__(self, o): return "radd"
try:
    A() + 1
except TypeError as e:
    print(e)
try:
    A() == 1
except TypeError as e:
    print(e)
print(1 + A())
class B:
    __radd__ = None
try:
    1 + B()
except TypeError as e:
    print(e)
