class G:
    def __get__(self, o, t): return 1
    def __delete__(self, o): print("deleted")
class A:
    g = G()
a = A()
del a.g
try:
    a.g = 3
except AttributeError as e:
    print(e)
