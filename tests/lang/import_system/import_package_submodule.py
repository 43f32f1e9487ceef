import _pkg.first
print(_pkg.first.one, "first" in dir(_pkg))
import _pkg.first as f
print(f is _pkg.first)
from _pkg import first
from _pkg.first import one
print(first is f, one)
from _pkg import sub
print(sub.__name__, sub.__package__)
try:
    import _pkg.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from _pkg import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
