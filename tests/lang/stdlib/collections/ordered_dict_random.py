# OrderedDict's moves against a list of keys; iteration while it changes.
from collections import OrderedDict

seed = 99
od, keys = OrderedDict(), []


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return (seed >> 8) % n


for step in range(20000):
    op = rnd(6)
    if op < 2 or not keys:
        k = rnd(200)
        if k not in od:
            keys.append(k)
        od[k] = step
    elif op == 2:
        k = keys[rnd(len(keys))]
        od.move_to_end(k)
        keys.remove(k)
        keys.append(k)
    elif op == 3:
        k = keys[rnd(len(keys))]
        od.move_to_end(k, last=False)
        keys.remove(k)
        keys.insert(0, k)
    elif op == 4 and len(keys) > 100:
        assert od.popitem(last=False)[0] == keys.pop(0)
        assert od.popitem()[0] == keys.pop()
    elif op == 5:
        k = keys.pop(rnd(len(keys)))
        del od[k]
    if step % 400 == 0:
        assert list(od) == keys and list(reversed(od)) == keys[::-1] and all(k in od for k in keys) and len(od) == len(keys)
print(len(od), list(od)[:5] == keys[:5])
for change in (lambda d: d.move_to_end(1), lambda d: d.update({9: 9}), lambda d: d.pop(1)):
    d = OrderedDict.fromkeys([1, 2, 3])
    try:
        for k in d:
            change(d)
    except RuntimeError as e:
        print(e)
d = OrderedDict.fromkeys([1, 2, 3])
for k in d:
    d[k] = k
print(d)
