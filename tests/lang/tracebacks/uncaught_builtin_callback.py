def key(v): return v.k
sorted([1, 2], key=key)
