seed = 7
def rnd():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return seed >> 11
digest = ""
for i in range(400):
    n = 1
    for _ in range(i % 40): n = n * (rnd() % 10**9 + 1)
    if i & 1: n = -n
    s = str(n)
    assert int(s) == n and int(hex(n), 16) == n and int(oct(n), 0) == n and int(bin(n), 2) == n and int(f"{n:_}") == n and int(f"{n:,}".replace(",", "")) == n
    assert f"{n:+d}".lstrip("+") == s and "%d" % n == s and repr(n) == s and f"{n:x}" == hex(n).replace("0x", "") and len(f"{n:>400}") == max(400, len(s))
    digest = str(hash(digest and int(digest) + n))
print(digest)
for base in (2, 3, 7, 10, 16, 27, 32, 36):
    n = 12345678901234567890123456789
    d, m = "", n
    while m: d, m = "0123456789abcdefghijklmnopqrstuvwxyz"[m % base] + d, m // base
    print(base, d, int(d, base) == n, int(d.upper(), base) == n)
