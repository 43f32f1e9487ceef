import sys
import _counter
import _counter
_counter.n += 1
from _counter import n
print(n, sys.modules["_counter"] is _counter)
del sys.modules["_counter"]
import _counter as fresh
print(fresh is _counter, fresh.n)
sys.modules["_counter"] = "anything"
import _counter
print(_counter)
sys.modules["_counter"] = None
try:
    import _counter
except ModuleNotFoundError as e:
    print(e)
