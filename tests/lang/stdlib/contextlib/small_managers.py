import io, os, sys
from contextlib import closing, suppress, nullcontext, redirect_stdout, redirect_stderr, chdir, AbstractContextManager
class C:
    def close(self): print("closed")
with closing(C()) as c: print(type(c).__name__)
with suppress(KeyError, ValueError): raise ValueError
try:
    with suppress(KeyError): raise TypeError("t")
except TypeError as e: print(e)
with nullcontext(5) as n: print(n)
o = io.StringIO()
with redirect_stdout(o) as p:
    print("hidden")
    with redirect_stderr(o): print("err", file=sys.stderr)
print(repr(o.getvalue()), p is o)
here = os.getcwd()
with chdir("/"): print(os.getcwd())
print(os.getcwd() == here, isinstance(closing(C()), AbstractContextManager), issubclass(io.StringIO, AbstractContextManager), issubclass(int, AbstractContextManager))
