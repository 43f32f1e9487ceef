# partial: calls, attributes, repr, nesting, attributes of its own, errors.
from functools import partial
import copy


def f(*args, **kw):
    return args, kw


p = partial(f, 1, a=2)
print(p(), p(3), p(b=4), p(5, a=6), p.args, p.keywords, p.func is f)
q = partial(p, 7, c=8)
print(q.func is f, q.args, q.keywords, q(a=0))
p.note = "x"
r = partial(p, 9)
print(r.func is p, p.__dict__, p.note)
p.keywords["z"] = 1
print(p())
del p.keywords["a"]
print(p(), partial(int, base=2)("101"), partial(print, "hi", sep="")() is None)
print(repr(partial(int, "1", base=2)), repr(partial(int)))


class Sub(partial):
    pass


s = Sub(int, base=8)
print(s("17"), repr(s).startswith("Sub(<class 'int'>, base=8)"), type(copy.copy(s)).__name__, copy.copy(s)("11"))
loop = partial(f)
loop.__setstate__((loop, (), {}, {}))
print(repr(loop))
print(partial[int], partial(f).__reduce__()[0] is partial)
for call in (lambda: partial(), lambda: partial(3), lambda: partial(f).nope, lambda: setattr(p, "func", 1), lambda: p.__setstate__(1),
             lambda: partial(int, base=40)("1")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
