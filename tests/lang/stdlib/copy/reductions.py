# copyreg: own reductions, slot names, extensions, protocols below 2.
import copy
import copyreg


class A:
    def __init__(self, v):
        self.v = v


copyreg.pickle(A, lambda a: (A, (a.v + 1,)))
print(copy.copy(A(1)).v, copy.deepcopy(A(5)).v)
for call in (lambda: copyreg.pickle(A, 5), lambda: copyreg.constructor(5), lambda: copyreg.pickle(A, len, 5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class S:
    __slots__ = ("a", "__b")


class T(S):
    __slots__ = "c"


print(copyreg._slotnames(T), copyreg.__newobj__(S).__class__.__name__, copyreg.__newobj_ex__(A, (), {}).__class__.__name__)


class P:
    pass


p = P()
p.x = 1
print([type(v).__name__ for v in p.__reduce_ex__(0)], p.__reduce_ex__(0)[0].__name__, p.__reduce_ex__(2)[0].__name__, p.__reduce_ex__(2)[1:], copyreg._reconstructor(*p.__reduce_ex__(1)[1]).__class__.__name__)


class D(dict):
    pass


d = D(a=1)
print(d.__reduce_ex__(1)[1][1:], list(d.__reduce_ex__(2)[4]), copyreg.dispatch_table[complex](1 + 2j))
copyreg.add_extension("m", "n", 5)
copyreg.add_extension("m", "n", 5)
for call in (lambda: copyreg.add_extension("m", "n", 6), lambda: copyreg.add_extension("m", "o", 5), lambda: copyreg.add_extension("a", "b", 0), lambda: copyreg.remove_extension("m", "n", 6), lambda: copyreg.remove_extension("m", "n", 5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
