a + b - c * d / e // f % g @ h
a ** b ** -c
-a ** b; ~a + +b; not a == b
a | b ^ c & d << e >> f
(a + b) * c
a < b <= c == d != e > f >= g
a is b is not c in d not in e
a and b or c and not d
a if b else c if d else e
lambda: 0
lambda a, b=1, /, c=2, *d, e, f=3, **g: a
lambda *, a: a
lambda *a, **k: (a, k)
(x := 1); (x := y if z else w)
await_ = 1
