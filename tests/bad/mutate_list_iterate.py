l = [1, 2, 3]
out = []
for x in l:
    out.append(x)
    if len(out) < 10: l.insert(0, x)
print(out, len(l))
l = list(range(10))
for i, x in enumerate(l): del l[i:]
print(l)
l = [1, 2, 3]
it = iter(l)
next(it)
l.clear()
print(next(it, "end"), list(it))
l.extend([1, 2, 3])
print(next(it, "end"))
l = [1, 2, 3, 4]
print([l.pop() for _ in l], l)
l = [3, 2, 1]
print(list(map(lambda v: l.append(0) if len(l) < 6 else v, l)), l)
r = reversed(l)
next(r); l.clear()
print(list(r))
z = zip(l, l)
l.append(1)
print(list(z))
