seed = 51
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n
def insertion(l, key, reverse):
    out = []
    for x in l:
        i = len(out)
        while i and (key(out[i - 1]) < key(x) if reverse else key(x) < key(out[i - 1])): i -= 1
        out.insert(i, x)
    return out
for size in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 150):
    for shape in range(6):
        l = [(rnd(size // 2 + 1), i) for i in range(size)]
        if shape == 1: l.sort()
        elif shape == 2: l.sort(reverse=True)
        elif shape == 3: l = sorted(l)[:size // 2] + l[size // 2:]
        elif shape == 4: l = [(i % 3, i) for i in range(size)]
        elif shape == 5: l = sorted(l, reverse=True)[:size // 3] + sorted(l)[size // 3:]
        for rev in (False, True):
            assert sorted(l, key=lambda p: p[0], reverse=rev) == insertion(l, lambda p: p[0], rev)
        assert sorted(l) == insertion(l, lambda p: p, False)
        f = [p[0] / 3 for p in l]; assert sorted(f) == insertion(f, lambda v: v, False)
        t = [str(p) for p in l]; assert sorted(t) == insertion(t, lambda v: v, False)
print("sorted")
