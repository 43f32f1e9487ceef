d = {}
for i in range(1000000): d[i] = i
print(len(d), d[999999], sum(d.values()))
for i in range(0, 1000000, 2): del d[i]
print(len(d), next(iter(d)))
d.clear()
print(len(d))
