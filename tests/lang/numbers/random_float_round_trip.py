seed = 3
def rnd():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return seed >> 11
digest = 0
for i in range(3000):
    m, e = rnd(), rnd() % 1200 - 640
    f = float(m) * 2.0 ** max(e, -1000)
    s = repr(f)
    assert float(s) == f, s
    for c in s: digest = (digest * 31 + ord(c)) % 2**61
    for spec in (".3f", ".5e", "g", ".12g", ".0f"):
        if len(t := format(f, spec)) < 60:
            for c in t: digest = (digest * 31 + ord(c)) % 2**61
print(digest)
