# The names of collections and of collections.abc.
import collections
import sys
from collections import abc

print(sorted(collections.__all__), sys.modules["collections.abc"] is collections.abc is abc, abc.__name__, sorted(abc.__all__))
for name in collections.__all__:
    v = getattr(collections, name)
    print(name, v.__module__, v.__name__, sorted(n for n in dir(v) if not n.startswith("_")) if name != "UserString" else "")
