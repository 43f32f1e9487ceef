"""The operators of the language as functions, and callables that fetch items, attributes and call methods."""
import _operator
from _operator import *

__all__ = sorted(name for name in vars(_operator) if not name.startswith("_"))

# A function that does what a special method asks for has that method's name too: __lt__, __and__, __iadd__.
globals().update((f"__{name.rstrip('_')}__", getattr(_operator, name)) for name in set(__all__).difference(
    ("attrgetter", "countOf", "indexOf", "is_", "is_not", "itemgetter", "length_hint", "methodcaller", "truth")))
del _operator
