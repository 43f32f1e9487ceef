import _mod_a
print(_mod_a.value, _mod_a.get(), _mod_a.__name__, _mod_a.__doc__, type(_mod_a).__name__)
_mod_a.value = 5
print(_mod_a.get())
import _mod_a as again
print(again is _mod_a)
from _mod_a import value, get as g
print(value, g())
