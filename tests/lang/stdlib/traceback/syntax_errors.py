import os
import traceback
here = os.path.dirname(os.path.abspath(__file__)) + "/"
def print(*a, _p=print): _p(*[str(x).replace(here, "") for x in a])
try:
    compile("x = = 1\n", "fn", "exec")
except SyntaxError as e:
    print(traceback.format_exception_only(e))
    te = traceback.TracebackException.from_exception(e)
    print(te.filename, te.lineno, te.text, te.offset, te.msg)
for args in (("f", 1, 3, "  abc def", 1, 5), ("f", 1, None, "  abc def"), (None, 1, 1, "  abc def"), ("f", None, 1, "  abc def")):
    print(traceback.format_exception_only(SyntaxError("m", args)))
print(traceback.format_exception_only(SyntaxError("m")), traceback.format_exception_only(SyntaxError()))
