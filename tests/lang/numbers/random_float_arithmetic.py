seed = 5
def rnd():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 11) / 2**53 * 10 ** (seed % 13 - 6) * (-1 if seed & 64 else 1)
digest = 0
for i in range(3000):
    a, b = rnd(), rnd()
    q, r = divmod(a, b)
    for v in (a + b, a - b, a * b, a / b, a // b, a % b, q, r, round(a, 3), round(b), abs(a), -b, int(a), a < b, max(a, b), hash(a), a ** 2, float(int(a * 1000))):
        for c in repr(v): digest = (digest * 31 + ord(c)) % 2**61
print(digest)
