import sys
class Out:
    n = 0
    def write(self, s): Out.n += s.count("Exception ignored")
    def flush(self): pass
class D:
    def __del__(self): raise ValueError("from del")
sys.stderr = Out()
[D(), D()].clear()
{1: D()}.clear()
D()
def f():
    d = D()
    return 5
f()
try:
    d = D()
    raise KeyError("real")
except KeyError as e:
    d = None
    print(repr(e), e.__context__)
it = iter([D()])
list(map(lambda v: None, it))
sys.stderr = sys.__stderr__
print(Out.n)
