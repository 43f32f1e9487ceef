class S:
    __slots__ = ("x",)
for v in (5, S(), [1], "s"):
    try:
        vars(v)
    except TypeError as e:
        print(e)
import sys
print(vars(sys)["__name__"], type(vars(int)).__name__)
