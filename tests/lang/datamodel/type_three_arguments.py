T = type("T", (list,), {"x": 1, "f": lambda self: len(self)})
t = T([1, 2])
print(T, t, t.x, t.f(), T.__module__)
for args in (("T",), ("T", ()), (1, (), {}), ("T", [], {}), ("T", (), [])):
    try:
        print(type(*args))
    except TypeError as e:
        print(e)
