seed = 99
def rnd(words):
    global seed
    r = 0
    for _ in range(words):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        r = r << 64 | seed
    return r
digest = 0
for size in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377):
    for other in (1, 2, 17, 60, 200):
        a, b = rnd(size), rnd(other)
        p = a * b
        assert p // b == a and p % a == 0 and (p + b - 1) // b == a
        assert divmod(p * 3 + 7, a)[0] * a + (p * 3 + 7) % a == p * 3 + 7
        digest = (digest * 31 + p + (a ** 3) % (b | 1) + int(str(a % 10**3000)[::-1])) % (2**89 - 1)
        assert (a + b) ** 2 == a * a + 2 * p + b * b
print(digest)
