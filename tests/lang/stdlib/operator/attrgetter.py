# attrgetter: names, dotted paths, several, repr, errors.
from operator import attrgetter


class A:
    pass


a = A()
a.x, a.b = 1, A()
a.b.y, a.b.c = 2, A()
a.b.c.z = 3
print(attrgetter("x")(a), attrgetter("b.y")(a), attrgetter("b.c.z")(a), attrgetter("x", "b.y")(a))
print(attrgetter("x"), attrgetter("a.b", "c"), attrgetter("a.b").__reduce__()[1])
for call in (lambda: attrgetter(), lambda: attrgetter(1), lambda: attrgetter("q")(a), lambda: attrgetter("b.q")(a),
             lambda: attrgetter("x")(), lambda: attrgetter("x", y=1), lambda: attrgetter("b..y")(a)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
