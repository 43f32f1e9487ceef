f()
f(a, *b, c, k=1, *d, **e, m=2, **g)
f(x for x in y)
f(a, (x for x in y))
f(x := 1, y)
f(a,)
a.b.c[d](e)(f).g[h:i, ::j, k]
a[b]; a[b,]; a[:]; a[b:c:d]; a[::]; a[b := 1]; a[*b]; a[*b, c:d]
a.b = a[b] = c
print >>a, b
