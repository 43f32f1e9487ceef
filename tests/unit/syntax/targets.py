a = b = c
a, b = c
(a, [b, *c]), d.e, f[g] = h
*a, = b
[a, b] = c
() = []
a += 1; b -= 1; c *= 1; d @= 1; e /= 1; f %= 1; g &= 1; h |= 1; i ^= 1; j <<= 1; k >>= 1; l **= 1; m //= 1
a.b += c; a[b] += c
a: int; (a): int; a.b: int = c; a[b]: int; a: int = yield_; b: tuple = 1, 2
x = *a, b
del a, b.c, d[e], (f, [g]), (h)
del (a)
for a.b, *c in d, *e: pass
