import sys
class Fake:
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        sys.modules.pop("fake", None)
        return n.upper()
sys.modules["fake"] = Fake()
from fake import thing, other
print(thing, other, "fake" in sys.modules)
import math
del sys.modules["math"]
import math as again
print(again.pi == math.pi)
sys.modules["a.b"] = 5
try:
    import a.b
except ModuleNotFoundError as e:
    print(e)
old, sys.path = sys.path, None
try:
    import not_there_at_all
except (ModuleNotFoundError, TypeError) as e:
    print(type(e).__name__)
sys.path = [5, None, b"x", "/no/such/dir", ""] 
try:
    import not_there_at_all
except ModuleNotFoundError as e:
    print(e)
sys.path = old
print("alive")
