import weakref
class A:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        objs.clear()
        return (self.v, o)
    def __lt__(self, o): objs.clear(); return self.v < o.v
    def __hash__(self): return 1
    def __eq__(self, o): objs.clear(); return self is o
objs = [A(1), A(2)]
p = weakref.proxy(objs[0])
print(p + 5)
try:
    p.v
except ReferenceError as e:
    print(e)
objs = [A(1), A(2)]
r = [weakref.ref(o) for o in objs]
print(r[0]() < r[1](), [x() for x in r])
objs = [A(1), A(2)]
d = {objs[0]: 1}
print(objs[1] in d, len(d), len(objs))
objs = [A(3)]
w = weakref.ref(objs[0])
print(w().v, (lambda a: (objs.clear(), a.v))(w()), w())
