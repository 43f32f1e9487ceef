import _lazy
from _lazy import dyn_x
print(_lazy.dyn_thing, dyn_x, dir(_lazy))
try:
    _lazy.other
except AttributeError as e:
    print(e)
try:
    from _lazy import other
except ImportError as e:
    print(str(e).split(" (")[0])
