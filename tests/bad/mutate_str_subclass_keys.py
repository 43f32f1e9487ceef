class S(str):
    def __hash__(self): return hash(str(self))
    def __eq__(self, o):
        d.clear()
        return str.__eq__(self, o)
d = {"a": 1, "b": 2}
print(d.get(S("a")), d)
d = {S("x"): 1}
try:
    print(d["x"])
except KeyError as e:
    print("KeyError", e)
class A: pass
a = A()
a.__dict__[S("attr")] = 5
d = a.__dict__
print(getattr(a, "attr", "gone"), len(a.__dict__))
setattr(A, S("cls"), 7)
d = {}
print(A().cls, getattr(A(), S("cls")))
