l = [1, 2, 3]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)
l = [1, 2, 3, 4, 5, 6]
for x in l: l.remove(x)
print(l)
l = [1, 2, 3]
for x in l: l.clear()
print(l, x)
it = iter(l)
print(list(it))
l.append(9)
print(list(it))
