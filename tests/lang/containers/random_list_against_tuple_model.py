seed = 61
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n
l, t = [], ()
for step in range(4000):
    op, n = rnd(12), len(t)
    i = rnd(n + 1)
    if op < 3: l.append(step); t += (step,)
    elif op == 3: l.insert(i, step); t = t[:i] + (step,) + t[i:]
    elif op == 4 and n: assert l.pop(i - n if i < n else -1) == (t[i] if i < n else t[-1]); t = t[:i] + t[i + 1:] if i < n else t[:-1]
    elif op == 5: j = i + rnd(4); l[i:j] = [step] * rnd(5); t = t[:i] + (step,) * (len(l) - n + len(t[i:j])) + t[j:]
    elif op == 6 and n: j = rnd(3) + 1; del l[i::j * 3]; t = tuple(x for k, x in enumerate(t) if k < i or (k - i) % (j * 3))
    elif op == 7: l.reverse(); t = t[::-1]
    elif op == 8 and n: l[i % n] = -step; t = t[:i % n] + (-step,) + t[i % n + 1:]
    elif op == 9: l.extend(t[:3]); t += t[:3]
    elif op == 10 and n: x = t[i % n]; l.remove(x); k = t.index(x); t = t[:k] + t[k + 1:]
    elif op == 11 and n > 60: del l[30:]; t = t[:30]
    assert len(l) == len(t)
    if step % 40 == 0: assert tuple(l) == t and l == list(t)
print(len(l), sum(l))
