def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from enum import Flag, IntFlag
class F(Flag):
    R = 4
    X = 1
fails(lambda: F(2))
fails(lambda: F(8))
fails(lambda: F(-9))
fails(lambda: F("x"))
fails(lambda: F.R | 1)
fails(lambda: 1 | F.R)
fails(lambda: 1 in F.R)
fails(lambda: F.R + 1)
class P(IntFlag):
    R = 4
fails(lambda: P.R | "x")
fails(lambda: P("x"))
