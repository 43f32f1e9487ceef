# namedtuple: fields, defaults, rename, methods, errors.
from collections import namedtuple
import copy

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), hash(p) == hash((1, 2)), len(p), [*p], p._fields, P.__doc__, P.__new__.__doc__, P.x.__doc__)
print(p._replace(x=9), P._make("ab"), p._asdict(), P._field_defaults, P.__match_args__, P.__slots__, isinstance(p, tuple), P.__module__, P.__qualname__)
D = namedtuple("D", ["a", "b", "c"], defaults=(2, 3))
print(D(1), D(1, 5), D._field_defaults, D(c=1, a=0))
print(namedtuple("R", "class a a _b x", rename=True)._fields, namedtuple("E", "")(), namedtuple("M", "a", module="mod").__module__, namedtuple("C", "a, b,c")._fields)


class Q(P):
    __slots__ = ()

    def total(self):
        return self.x + self.y


q = Q(3, 4)
print(q, q.total(), type(q._replace(x=1)).__name__, copy.copy(q), copy.deepcopy(P([1], 2)), repr(P), P.__mro__[1].__name__)
match p:
    case P(x, y=b):
        print(x, b)
P.x.__doc__ = "changed"
print(P.x.__doc__, type(P.x).__name__, p.__getnewargs__(), P.__repr__.__qualname__)
for call in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: setattr(p, "x", 1), lambda: setattr(p, "z", 1), lambda: delattr(p, "x"), lambda: P._make([1]), lambda: p._replace(q=1),
             lambda: namedtuple("x y", "a"), lambda: namedtuple("class", "a"), lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "_a"), lambda: namedtuple("T", "a-b"), lambda: namedtuple("T", "def"),
             lambda: namedtuple("T", "a", defaults=(1, 2)), lambda: namedtuple("T", 5), lambda: p.nope, lambda: P.x.__get__(5), lambda: namedtuple("T", [1, 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
