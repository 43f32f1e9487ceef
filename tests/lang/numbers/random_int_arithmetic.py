# Pseudo-random operands of every size; the digests catch one wrong digit.
seed = 12345
def rnd(bits):
    global seed
    r = 0
    for _ in range(0, bits, 32):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        r = r << 32 | seed >> 32
    return r >> (-bits % 32)
def operand():
    n = rnd(rnd(8) % 200 + 1)
    return -n if rnd(1) else n
digest = 0
for i in range(4000):
    a, b = operand(), operand()
    q, r = divmod(a, b) if b else (0, 0)
    assert b == 0 or q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
    for v in (a + b, a - b, a * b, q, r, a & b, a | b, a ^ b, ~a, a << 13, a >> 7, abs(a), -b):
        digest = (digest * 1000003 + v) % (2**127 - 1)
    digest += (a < b) + 2 * (a == b) + 4 * (a >= b)
print(digest)
