class K:
    h = 0
    def __hash__(self): K.h += 1; return K.h
    def __eq__(self, o): return self is o
k = K()
d = {k: 1}
print(k in d, len(d), d == d, list(d) == [k])
for i in range(50): d[i + 1000] = i
print(len(d), k in list(d))
d.pop(k, None)
print(len(d))
s = {k}
s.add(k); s.discard(k)
print(len(s) >= 1, k in list(s))
class L(list):
    def __hash__(self): return len(self)
l = L([1])
m = {l: "found"}
print(m[l])
l.append(2)
print(m.get(l, "lost"))
l.pop()
print(m[l])
