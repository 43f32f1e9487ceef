def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import functools
from inspect import getsource, getsourcelines, getcomments
# before
# f
def f(a):
    """Doc

    end
    """
    x = 1  # comment

    # inner
    return x
# not part
def deco(fn):
    @functools.wraps(fn)
    def w(*a): return fn(*a)
    return w
@deco
@deco
def decorated(a,
    b="""multi
line"""):
    if a:
        return 1

    else: return 2
    # trailing
  # less
one = lambda x, y=(1,
   2): x
class C:
    attr = 1
    @property
    def p(self): "pdoc"
    class In:
        def q(self): pass
    async def co(self): pass
for o in (f, decorated, one, C, C.In, C.In.q, C.p.fget, C.co, deco):
    print(getsourcelines(o))
print(getcomments(f), getsource(C.In))
fails(lambda: getsource(len))
fails(lambda: getsource(int))
fails(lambda: getsource(3))
