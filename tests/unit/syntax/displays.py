(); (a,); (a, b); a, ; a, b; (a); ((a))
[]; [a]; [a, *b, c,]
{a}; {a, *b}; {}; {a: b}; {a: b, **c, d: e,}
[a for b in c]; {a for b in c if d if e}; {a: b for c, d in e}; (a for b, in c)
[a for b in c for d in e if f for g in h]
[a := b, c]; (a := b, c); {a := b}
[(yield)]
[lambda: a for b in c]
[x for *a, b in c]
