__all__ = ["m1", "m2", "attr"]
attr = 5
from . import m2
