import gc
a, b, c = [], {}, {"x"}
l = [a, b]
print(sorted(type(x).__name__ for x in gc.get_referents(l)), any(x is a for x in gc.get_referents(l)))
print(len(gc.get_referents([1, "a", None])), gc.get_referents(5), gc.get_referents())
d = {"k": a}
print(any(x is a for x in gc.get_referents(d)), any(x is c for x in gc.get_referents(d)))
t = (c,)
print([x is t for x in gc.get_referrers(c) if type(x) is tuple])
class A: pass
o = A()
o.f = a
found = gc.get_referrers(a)
print(any(x is l for x in found), any(x is d for x in found))
print(gc.get_referrers())
print(any(x is l for x in gc.get_objects()), any(x is o for x in gc.get_objects()), 5 in gc.get_referents((5,)))
print(type(gc.get_objects(0)), type(gc.get_objects(generation=2)))
for bad in (3, -1):
    try:
        gc.get_objects(generation=bad)
    except ValueError as e:
        print(e)
