import os
import io, traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
o = io.StringIO()
try:
    1 / 0
except Exception as e:
    traceback.print_exc(file=o)
    traceback.print_exception(e, file=o)
    traceback.print_tb(e.__traceback__, file=o)
    te = traceback.TracebackException.from_exception(e, capture_locals=False)
    te.print(file=o)
    print(str(te), te.exc_type, te == traceback.TracebackException.from_exception(e))
traceback.print_list([("a", 1, "b", "c")], file=o)
traceback.print_stack(file=o)
print(o.getvalue())
