def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import inspect
class A:
    x = 1
    def m(self): pass
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(): pass
    @property
    def p(self): return 5
class B(A):
    y = 2
print([n for n, _ in inspect.getmembers(B()) if n[0] != "_"], [n for n, _ in inspect.getmembers(B, inspect.isfunction)], [(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(B) if a.name[0] != "_"])
print(inspect.getattr_static(B(), "p") is A.__dict__["p"], inspect.getattr_static(B, "nope", 5), inspect.getmro(B), inspect.getclasstree([A, B]))
fails(lambda: inspect.getattr_static(B, "nope"))
