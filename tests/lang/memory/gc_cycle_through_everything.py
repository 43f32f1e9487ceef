import gc, weakref
class A: pass
def tracked(build):
    a = A()
    build(a)
    r = weakref.ref(a)
    del a
    alive = r() is not None
    gc.collect()
    return alive, r() is None
print(tracked(lambda a: setattr(a, "l", [a])))
print(tracked(lambda a: setattr(a, "t", (a,))))
print(tracked(lambda a: setattr(a, "d", {"k": a})))
print(tracked(lambda a: setattr(a, "s", {a})))
print(tracked(lambda a: setattr(a, "f", lambda: a)))
print(tracked(lambda a: setattr(a, "m", a.__init__)))
print(tracked(lambda a: setattr(a, "b", a.__dict__)))
print(tracked(lambda a: setattr(a, "it", iter([a]))))
print(tracked(lambda a: setattr(a, "g", (x for x in [a]))))
print(tracked(lambda a: setattr(a, "z", zip([a]))))
print(tracked(lambda a: setattr(a, "sl", slice(a))))
print(tracked(lambda a: setattr(a, "e", ValueError(a))))
print(tracked(lambda a: setattr(a, "c", type("C", (), {"x": a}))))
