seed = 21
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n
def word(alphabet, n): return "".join(alphabet[rnd(len(alphabet))] for _ in range(rnd(n)))
def find(s, t, a, b):
    for i in range(a, b - len(t) + 1):
        if all(s[i + k] == t[k] for k in range(len(t))): return i
    return -1
digest = 0
for i in range(2500):
    al = ("ab", "abc", "aé", "a€😀", "xyz ")[i % 5]
    s, t, u = word(al, 30), word(al, 4), word(al, 3)
    a = rnd(len(s) + 1); b = a + rnd(len(s) - a + 1)
    assert s.find(t, a, b) == find(s, t, a, b)
    assert (t in s) == (s.find(t) >= 0)
    assert t == "" or u.join(s.split(t)) == s.replace(t, u)
    assert s.startswith(t) == (s[:len(t)] == t) and s.endswith(t) == (s[len(s) - len(t):] == t if len(t) <= len(s) else False)
    assert s[::-1][::-1] == s and "".join(sorted(s)) == "".join(sorted(s[::-1])) and len(s + t) == len(s) + len(t)
    assert t == "" or s.count(t) == len(s.split(t)) - 1
    assert s.encode().decode() == s and s.partition(t or "q")[0] == s.split(t or "q")[0]
    for r in (s.rfind(t), s.strip(t or None), s.title(), s.center(35, "*"), s[a:b:2], s.rsplit(t or None, 2), s.rpartition(t or "q"), s < t, s.splitlines(), s.expandtabs(), s.zfill(20)):
        for c in ascii(r): digest = (digest * 31 + ord(c)) % 2**61
print(digest)
