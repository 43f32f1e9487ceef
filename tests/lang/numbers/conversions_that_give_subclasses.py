# __int__, __index__, __float__ and __complex__ that give an instance of a subclass: a DeprecationWarning; __trunc__, too
import sys
import warnings


class F(float):
    def __float__(self):
        return 5.0


class I(int):
    def __int__(self):
        return 7


def instance(name, value):
    return type("T", (), {name: lambda self: value})()


print(float(F(1)), int(I(1)), complex(F(1)), "%f" % F(1), f"{F(1):.1f}")
for name, value, f in (("__int__", True, int), ("__index__", I(3), range(10).__getitem__), ("__index__", True, hex),
                       ("__float__", F(2.5), float), ("__complex__", type("C", (complex,), {})(1j), complex),
                       ("__trunc__", 3, int), ("__trunc__", True, int), ("__trunc__", "a", int), ("__int__", 1.5, int),
                       ("__float__", 1, float)):
    for action in ("always", "error"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter(action)
            try:
                print(name, f(instance(name, value)))
            except (TypeError, DeprecationWarning) as e:
                print(name, type(e).__name__, e)
        for w in caught:
            print(w.category.__name__, w.message)
for value in (7, True, "x", None, -1, 1 << 70):
    for args in ((), (3,)):
        try:
            print(sys.getsizeof(type("S", (), {"__sizeof__": lambda self: value})(), *args) < 1000)
        except Exception as e:
            print(type(e).__name__, e)
