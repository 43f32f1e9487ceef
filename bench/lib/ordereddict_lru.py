"""A cache by hand on an OrderedDict."""
from collections import OrderedDict

cache = OrderedDict()
hits = 0
for i in range(300000):
    key = i * i % 1009
    if key in cache:
        cache.move_to_end(key)
        hits += 1
    else:
        cache[key] = i
        if len(cache) > 300:
            cache.popitem(last=False)
print(hits, len(cache))
