"""ChainMap, UserDict and UserList."""
from collections import ChainMap, UserDict, UserList

c = ChainMap({"a": 1}, {"b": 2}, {"c": 3})
u = UserDict()
l = UserList()
total = 0
for i in range(60000):
    total += c["a"] + c["c"] + c.get("z", 1)
    u[i % 100] = i
    total += u[i % 100] + (i in u)
    l.append(i)
    total += l[-1]
print(total, len(l), len(u))
