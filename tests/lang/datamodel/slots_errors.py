def make(slots, bases=(), **ns):
    try:
        type("T", bases, dict(ns, __slots__=slots))
        print("made", slots)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
make(("a b",))
make((1,))
make(("x",), x=1)
make(("__dict__", "__dict__"))
make(("__weakref__",))
make(("x",), (int,))
make((), (int,))
make(("x",), (tuple,))
make(("__dict__",), (int,))
