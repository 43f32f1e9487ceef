a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, a | {}, {} | {})
a |= b
print(a)
a |= [("q", 1)]
print(a)
for f in (lambda: a | [("k", 1)], lambda: [("k", 1)] | a, lambda: a | None, lambda: a.__ior__(5)):
    try:
        f()
    except TypeError as e:
        print(e)
class D(dict): pass
print(type(D() | {}).__name__, type({} | D()).__name__)
