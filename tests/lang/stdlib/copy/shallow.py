# copy.copy: which types are shared, which copied, and how objects are.
import copy


class A:
    pass


class Slots:
    __slots__ = ("a", "b", "__private")

    def __init__(self):
        self.a, self.__private = [1], 2


class Custom:
    def __copy__(self):
        return "copied"


class State:
    def __init__(self):
        self.x = [1]

    def __getstate__(self):
        return {"y": self.x}

    def __setstate__(self, state):
        self.state = state


class New:
    def __new__(cls, a, b=None):
        o = object.__new__(cls)
        o.ab = (a, b)
        return o

    def __getnewargs__(self):
        return self.ab


class Ex(New):
    def __getnewargs_ex__(self):
        return (1,), {"b": 2}


class Dict(dict):
    pass


class List(list):
    pass


for v in (None, 1, 2.5, "s", b"b", (1, [2]), frozenset([1]), range(3), len, A, copy.copy, slice(1), Ellipsis, NotImplemented, 1j, type):
    assert copy.copy(v) is v or v == 1j and copy.copy(v) == v, v
for v in ([1, [2]], {"a": [1]}, {1, 2}, bytearray(b"x"), Dict(a=[1]), List([[1]])):
    c = copy.copy(v)
    print(type(c).__name__, c == v, c is v)
a = A()
a.x = [1]
b = copy.copy(a)
s = copy.copy(Slots())
print(b.x is a.x, vars(b), s.a, s._Slots__private, hasattr(s, "b"), copy.copy(Custom()), copy.copy(State()).state, copy.copy(New(1, 2)).ab, copy.copy(Ex(5, 6)).ab)
e = ValueError("x", 1)
e.extra = 2
print(copy.copy(e).args, copy.copy(e).extra, isinstance(copy.Error(), Exception), copy.error is copy.Error, copy.__all__)
for v in ((i for i in ()), copy):
    try:
        print(copy.copy(v) is v)
    except TypeError as e:
        print(e)


class Bad:
    def __reduce_ex__(self, protocol):
        return 5


class Name:
    def __reduce_ex__(self, protocol):
        return "global name"


n = Name()
print(copy.copy(n) is n, copy.deepcopy(n) is n)
try:
    copy.copy(Bad())
except TypeError:
    print("TypeError")
