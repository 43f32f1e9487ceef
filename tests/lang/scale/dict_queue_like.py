d = {}
for i in range(300000):
    d[i] = i
    if len(d) > 10: del d[next(iter(d))]
print(len(d), list(d)[:2])
