"""isinstance against abstract classes, and mixin methods."""
from collections.abc import Iterable, Mapping, MutableMapping, Sequence, Sized

values = [1, "a", [], {}, (), set(), 2.5, None, range(3), b""]
n = 0
for _ in range(25000):
    for v in values:
        n += isinstance(v, Iterable) + isinstance(v, Mapping) + isinstance(v, Sequence) + issubclass(type(v), Sized)


class Dict(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


m = Dict()
for i in range(50000):
    m.setdefault(i % 500, i)
    n += m.get(i % 700, 1) + (i in m)
print(n, len(m.items()))
