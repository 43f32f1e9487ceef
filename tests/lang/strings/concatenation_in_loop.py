s = ""
for i in range(1000): s += str(i % 10)
print(len(s), s[:12], s[-5:])
t = s
s += "x"
print(len(t), len(s), t is s)
u = ""
for c in "é€😀abc" * 100: u = u + c
print(len(u), u[:6], u[-3:])
l = []
for i in range(5):
    v = "k"
    v += str(i)
    l.append(v)
print(l)
d = {"s": "a"}
for i in range(3): d["s"] += "b"
print(d)
