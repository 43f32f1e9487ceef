a, b = 1, 2
[c, d] = "xy"
(e, (f, [g, h])) = 1, (2, [3, 4])
i, = [5]
(j,) = {6}
a, b = b, a
print(a, b, c, d, e, f, g, h, i, j)
for k, (l, m) in [(1, (2, 3))]: print(k, l, m)
() = []
[] = ()
x, y = {"k1": 1, "k2": 2}
print(x, y)
