# Slices of a bytearray take no numbers; docstrings and checks of named tuples
from collections import namedtuple
from typing import NamedTuple
print(namedtuple('A', 'x').__doc__, namedtuple('A', 'x y').__doc__, namedtuple('A', '').__doc__, namedtuple('A', 'x').__new__.__doc__)
try: NamedTuple('Z', [('a', int), ('a', int)])
except ValueError as e: print(e)
class I:
    def __index__(self): return 1
class F:
    def __float__(self): return 1.0
import decimal
for v in (1, 1.5, 1j, I(), F(), decimal.Decimal(1), None, object(), "a", [65], [300]):
    b = bytearray(b"abc")
    try:
        b[0:1] = v
        print(b)
    except (TypeError, ValueError) as e: print(e)
