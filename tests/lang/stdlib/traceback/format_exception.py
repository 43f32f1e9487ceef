import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
def a():
    b(1,
      2)
def b(x, y): return x / 0 + y
try:
    a()
except Exception as e:
    print("".join(traceback.format_exception(e)))
    print("".join(traceback.format_exception(type(e), e, e.__traceback__, limit=1)))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(traceback.format_exc(limit=-1))
print(traceback.format_exception(None), traceback.format_exc())
