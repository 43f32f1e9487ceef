seed = 17
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed * 2**70 + seed) % n
def slow(b, e, m):
    r = 1
    while e:
        if e & 1: r = r * b % m
        b, e = b * b % m, e >> 1
    return r % m
for i in range(300):
    b, e, m = rnd(2**100) - 2**99, rnd(2**60), rnd(2**90) + 1
    assert pow(b, e, m) == slow(b, e, m)
    assert pow(b, e, -m) == (slow(b, e, m) - m if slow(b, e, m) else 0)
    p = 2**61 - 1
    if b % p: assert pow(b, -1, p) * b % p == 1
print("ok", pow(3, rnd(2**200), 10**30 + 57))
