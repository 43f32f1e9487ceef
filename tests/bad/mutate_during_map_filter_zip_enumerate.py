l = [1, 2, 3]
print(list(map(lambda v: l.clear() or v, l)), l)
l = [1, 2, 3]
print(list(filter(lambda v: l.pop() if l else 0, l)), l)
l = [1, 2, 3]
print([(l.pop(), p) for p in zip(l, l)], l)
l = [1, 2, 3]
for i, v in enumerate(l):
    if i < 5: l.append(v)
print(l)
l = [1, 2, 3]
print(list(zip(l, map(lambda v: l.clear(), l))), l)
d = {1: 1}
try:
    list(map(lambda k: d.__setitem__(k + 1, 1), d))
except RuntimeError as e:
    print(e)
it = iter([1, 2])
print(list(zip(it, it, it)), list(map(lambda a, b: (a, b), iter([1, 2, 3]), [4])))
