seed = 41
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n
s, m = set(), {}
for step in range(4000):
    k, op = rnd(80), rnd(6)
    if op < 2: s.add(k); m[k] = 1
    elif op == 2: s.discard(k); m.pop(k, None)
    elif op == 3: assert (k in s) == (k in m)
    elif op == 4 and rnd(20) == 0:
        o = {rnd(80) for _ in range(20)}
        p = set(m)
        which = rnd(4)
        if which == 0: s |= o; m = {x: 1 for x in [*m, *o]}
        elif which == 1: s &= o; m = {x: 1 for x in m if x in o}
        elif which == 2: s -= o; m = {x: 1 for x in m if x not in o}
        else: s ^= o; m = {x: 1 for x in [*m, *o] if (x in p) != (x in o)}
    assert len(s) == len(m)
    if step % 100 == 0: assert sorted(s) == sorted(m) and s == set(m) and s.issubset(m) and not s.isdisjoint(m) or not m
print(len(s), sum(s))
