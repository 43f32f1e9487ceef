def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import types
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print(name, bases, kw); return super().__new__(m, name, bases, ns)
    def __init__(c, *a, **kw): super().__init__(*a)
C = types.new_class("C", (int,), {"metaclass": Meta, "x": 1}, lambda ns: ns.update(a=5))
print(C, C.a, type(C), types.prepare_class("D", (C,), {"y": 2}))
class E:
    def __mro_entries__(self, bases): return (list,)
print(types.resolve_bases((int, E())), types.new_class("F", (E(),)).__orig_bases__[0].__class__.__name__)
class M2(type): pass
class A(metaclass=Meta): pass
class B(metaclass=M2): pass
fails(lambda: types.new_class("X", (A, B)))
