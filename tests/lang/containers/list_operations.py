a = [1, 2]
b = a
a += [3]
print(b, a + [4], a * 2, 2 * a, a == [1, 2, 3], a < [1, 3], [1, [2]] == [1, [2]], a != b, 2 in a, [] < [1], len(a), a[:], a[:] is a, min(a), list(a) is a, [[]] * 2, a[::-1])
a *= 2
print(b, b is a)
x = [1, 2, 3]; x[1:1] = [9]; x.extend(x); print(x)
x = [[0] * 2 for _ in range(2)]; x[0][0] = 1; print(x)
