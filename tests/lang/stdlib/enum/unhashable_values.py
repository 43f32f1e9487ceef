def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from enum import Enum
class N(Enum):
    a = None
    b = [1]
    c = {}
    d = [1]
print(N([1]), N({}), N(None), N.d, list(N))
fails(lambda: N([2]))
