a, *b = 1, 2, 3
*c, d = "abc"
e, *f, g = range(5)
h, *i = [9]
*j, = ()
(k, *l), *m = [(1, 2), 3]
[*n] = "no"
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n)
for x, *y in [(1, 2, 3), "ab"]: print(x, y)
o, (p, *q), r = 1, "xyz", 2
print(o, p, q, r)
