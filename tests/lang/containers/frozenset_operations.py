f = frozenset([1, 2])
print(f | {3}, type(f | {3}).__name__, type({3} | f).__name__, f & {1}, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([2, 1])], f.copy() is f, frozenset(f) is f, {1, 2} in {f}, f < {1, 2, 3}, f.union([5]) == {1, 2, 5}, frozenset() == set())
s = {f}
print({1, 2} in s)
s.discard({1, 2})
print(s)
for g in (lambda: f.add(1), lambda: f.__ior__, lambda: frozenset([[]])):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
f2 = f
f2 |= {9}
print(f, f2 == {1, 2, 9})
