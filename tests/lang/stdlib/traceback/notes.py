import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
e = KeyError("x")
e.add_note("note 1\nnote 2")
e.add_note("z")
print(traceback.format_exception_only(e))
e.__notes__ = 3
print(traceback.format_exception_only(e))
e.__notes__ = [3, "x"]
print(traceback.format_exception_only(e))
