seed = 11
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 20) % n
digest = 0
for i in range(3000):
    s = "".join(str(rnd(10)) for _ in range(rnd(25) + 1))
    p = rnd(len(s) + 1)
    s = s[:p] + "." + s[p:] + f"e{rnd(640) - 330}"
    for c in repr(float(s)): digest = (digest * 31 + ord(c)) % 2**61
print(digest)
