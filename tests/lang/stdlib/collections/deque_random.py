# deque against a list, over many operations.
from collections import deque

seed = 12345


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return (seed >> 8) % n


d, l = deque(), []
for step in range(20000):
    op = rnd(12)
    if op < 3:
        d.append(step)
        l.append(step)
    elif op < 6:
        d.appendleft(step)
        l.insert(0, step)
    elif op == 6 and l:
        assert d.pop() == l.pop()
    elif op == 7 and l:
        assert d.popleft() == l.pop(0)
    elif op == 8 and l:
        i = rnd(len(l))
        del d[i], l[i]
    elif op == 9:
        i = rnd(len(l) + 1)
        d.insert(i, step)
        l.insert(i, step)
    elif op == 10 and l:
        n = rnd(9) - 4
        d.rotate(n)
        n %= len(l)
        l[:] = l[-n:] + l[:-n]
    elif op == 11 and len(l) > 300:
        while len(l) > 20:
            assert d.popleft() == l.pop(0)
    assert len(d) == len(l)
    if step % 500 == 0:
        assert list(d) == l and list(reversed(d)) == l[::-1]
print(len(d), sum(d))
