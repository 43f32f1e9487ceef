import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
def show(cause):
    try:
        try:
            1 / 0
        except Exception as e:
            if cause == "from": raise ValueError("x") from e
            if cause == "none": raise ValueError("x") from None
            raise KeyError("y")
    except Exception as e:
        print(traceback.format_exc())
        print("".join(traceback.format_exception(e, chain=False)))
for c in ("from", "none", "context"): show(c)
e = ValueError("loop")
f = KeyError("q")
e.__context__ = f
f.__context__ = e
print(traceback.format_exception(e))
