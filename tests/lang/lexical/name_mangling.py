class _Outer:
    __x = 1
    def __m(self): return "m"
    def f(self):
        __local = 3
        return self.__x, self.__m(), sorted(locals())
    __dunder__ = "kept"
    class __Inner:
        __y = 2
print(_Outer().f())
print(sorted(n for n in vars(_Outer) if "Outer" in n or n == "__dunder__"))
print(_Outer._Outer__Inner.__qualname__)
print(sorted(n for n in vars(_Outer._Outer__Inner) if n.endswith("__y")))
class __:
    __z = 1
print("__z" in vars(__))
def g(self): return self.__x
try:
    g(_Outer())
except AttributeError as e:
    print(e)
