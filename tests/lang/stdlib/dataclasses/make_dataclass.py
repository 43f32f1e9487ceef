def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import make_dataclass, field
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"k": lambda s: s.x + s.z})
print(C(1, 2), C(1, 2).k(), C.__doc__)
fails(lambda: make_dataclass("C", ["x", "x"]))
fails(lambda: make_dataclass("C", ["1x"]))
fails(lambda: make_dataclass("C", ["if"]))
fails(lambda: make_dataclass("C", [(1, 2, 3, 4)]))
