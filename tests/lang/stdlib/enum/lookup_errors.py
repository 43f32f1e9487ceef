def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from enum import Enum
class C(Enum):
    A = 1
fails(lambda: C(3))
fails(lambda: C["x"])
fails(lambda: C.x)
fails(lambda: C.A.x)
fails(lambda: C())
fails(lambda: C.A < C.A)
fails(lambda: len(C.A))
fails(lambda: setattr(C, "A", 3))
fails(lambda: delattr(C, "A"))
fails(lambda: setattr(C.A, "value", 3))
fails(lambda: setattr(C.A, "name", 3))
