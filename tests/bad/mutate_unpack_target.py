class I:
    def __setitem__(self, k, v):
        l.clear()
        print("store", k, v)
l = [1, 2, 3]
i = I()
i[0], i[1], *i[2] = l
print(l)
l = [1, 2]
l[0], l[1:] = l[1], [l[0]] * 3
print(l)
a = [1, 2, 3]
a[:], b = a, a
print(a, b is a)
x = [0, 1]
i = 0
i, x[i] = 1, "set"
print(i, x)
for x[0], x[1] in [(1, 2), (3, 4)]: x.append(x[0])
print(x)
class It:
    def __iter__(self):
        for v in (1, 2):
            l.append(v)
            yield v
p, q = It()
print(p, q, l)
