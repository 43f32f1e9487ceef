d = {}
for i in range(10000): d[i * 7 % 10007] = i
for i in range(0, 10000, 3): d.pop(i * 7 % 10007)
print(len(d), sum(d), sum(d.values()), d.get(7), d.get(14), list(d)[:5], list(d)[-3:])
s = {}
for i in range(5000): s["key%d" % i] = i
for i in range(0, 5000, 2): del s["key%d" % i]
for i in range(5000, 5010): s["key%d" % i] = i
print(len(s), "key1" in s, "key2" in s, list(s)[:3], list(s)[-2:], sum(s.values()))
for _ in range(1000):
    s["temp"] = 1
    del s["temp"]
print(len(s), next(reversed(s)))
