import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
def a(): return b()
def b(): return traceback.extract_stack(), traceback.format_stack(limit=1)
s, f = a()
print([(x.name, x.lineno, x.line) for x in s], f)
try:
    None.foo
except AttributeError as e:
    t = traceback.extract_tb(e.__traceback__)
    x = t[0]
    print(t, x, x.lineno, x.colno, x.end_colno, len(x), tuple(x), x == tuple(x), t.format(), traceback.format_tb(e.__traceback__))
F = traceback.FrameSummary("file", 3, "nm", line="abc", locals={"a": [1], "b": "x"})
print(F, F.locals, traceback.StackSummary.from_list([("f", 1, "n", "line"), F]).format(), traceback.format_list([("f", 1, "n", "line")]))
