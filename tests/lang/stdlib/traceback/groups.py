import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
eg = ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError(3), OSError(2, "no")])])
try:
    raise eg
except Exception as e:
    print(traceback.format_exc())
    te = traceback.TracebackException.from_exception(e, max_group_width=2, max_group_depth=1)
    print("".join(te.format()), len(te.exceptions))
