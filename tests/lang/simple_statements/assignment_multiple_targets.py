a = b = c = []
a.append(1)
print(a, b, c, a is b is c)
x = y = 1
x += 1
print(x, y)
(p, q) = [r, s] = 3, 4
print(p, q, r, s)
