# Methods of bytes and bytearray on made-up data, mutation included: one digest a kind of operation.
x = 1234567
def rnd(n):
    global x
    x = (x * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (x >> 33) % n
def rb(maxlen):
    a = [b'ab', b'abc ', b'\x00\xff', b' \t\nxy\r', b'aA1_', bytes(range(256))][rnd(6)]
    return [bytes, bytearray][rnd(2)]([a[rnd(len(a))] for _ in range(rnd(maxlen + 1))])
def ri():
    k = rnd(6)
    return None if k == 0 else rnd(20) - 10 if k < 3 else rnd(700) - 350
def show(f, *a):
    try:
        r = f(*a)
        return type(r).__name__ + ascii(r)
    except Exception as e:
        return type(e).__name__ + ': ' + ascii(str(e))
def h(t):
    v = 7
    for c in t: v = (v * 31 + ord(c)) % 1000000007
    return v
total = {}
for it in range(4000):
    s = rb(300 if rnd(3) == 0 else 20)
    k = rnd(18)
    if k == 0: r = show(s.find, rb(3), ri(), ri())
    elif k == 1: r = show(s.rfind, rb(3), ri(), ri())
    elif k == 2: r = show(s.count, rb(3), ri(), ri())
    elif k == 3: r = show(s.split, rb(2) or None, rnd(5) - 1)
    elif k == 4: r = show(s.rsplit, rb(2) or None, rnd(5) - 1)
    elif k == 5: r = show(s.replace, rb(3), rb(4), rnd(6) - 1)
    elif k == 6: r = show(lambda: s[ri():ri():[None, 1, -1, 2, -3, 7][rnd(6)]])
    elif k == 7: r = show(lambda: [s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.hex(':', rnd(9) - 4)])
    elif k == 8: r = show(lambda: [s.strip(), s.lstrip(rb(3)), s.rstrip(rb(3))])
    elif k == 9: r = show(s.splitlines, rnd(2))
    elif k == 10: r = show(lambda: [s.isalpha(), s.isdigit(), s.isalnum(), s.islower(), s.isupper(), s.istitle(), s.isspace(), s.isascii()])
    elif k == 11: r = show(s.expandtabs, rnd(10))
    elif k == 12: r = show(lambda: (s.startswith(rb(2), ri() or 0), s.endswith(rb(2), ri() or 0, ri()), s.partition(rb(2)), s.rpartition(rb(2))))
    elif k == 13:
        t = rb(30); r = show(lambda: (s < t, s == t, s + t == s, s in t, t in s, s >= t))
    elif k == 14: r = show(lambda: s.join([rb(3) for _ in range(rnd(5))]))
    elif k == 15: r = show(lambda: (s.center(rnd(40), b'*'), s.ljust(rnd(40)), s.rjust(rnd(40), b'-'), s.zfill(rnd(30)), s * rnd(4)))
    else:
        b = bytearray(s)
        for _ in range(12):
            j = rnd(11); sl = slice(ri(), ri(), [None, 1, -1, 2, -2, 3][rnd(6)])
            try:
                if j == 0: b[sl] = rb(9)
                elif j == 1: del b[sl]
                elif j == 2: b.insert(rnd(20) - 10, rnd(256))
                elif j == 3: b.extend(rb(9))
                elif j == 4: b.append(rnd(256))
                elif j == 5: b.pop(rnd(10) - 5)
                elif j == 6: b.reverse()
                elif j == 7: b += rb(20)
                elif j == 8: b[rnd(10) - 5] = rnd(256)
                elif j == 9: b *= rnd(3)
                else:
                    m = memoryview(b)[sl]; b[:0] = b''; n = len(m); m.release()
            except Exception as e: b.extend(str(e).encode()[:9])
        r = show(lambda: b)
    total[k] = (total.get(k, 0) * 31 + h(r)) % 1000000007
for k in sorted(total): print(k, total[k])
