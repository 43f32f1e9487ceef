s = {1, 2, 3}
s.add(4); s.add(1); s.discard(9); s.discard(2); s.remove(1)
print(sorted(s), len(s), 3 in s, s.copy() == s, s.copy() is s)
s.update([5, 6], (7,), {8: 0}); print(sorted(s))
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], (8,)) == {1, 2, 3, 8, 9}, a.intersection([2], [2, 3]), a.difference([1], [2]), a.symmetric_difference([1, 9]) == {2, 3, 9}, a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint([7]), a < {1, 2, 3, 4}, a <= a, a < a, a > {1}, a >= b, a == {3, 2, 1}, a != b)
c = set(a); c.intersection_update([1, 2]); print(c); c.difference_update([1]); print(c); c.symmetric_difference_update([2, 3]); print(c)
c |= {1}; c &= {1, 3}; c -= {3}; c ^= {5}; print(c == {1, 5})
print({7}.pop(), set().union(), set("aab") == {"a", "b"}, set([1]).union(x for x in [2]))
s.clear(); print(s, bool(s))
for f in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: set().add([]), lambda: {1} | [2], lambda: {1} < [1], lambda: {1}.update(5), lambda: set(5), lambda: {1} + {2}, lambda: hash(set()), lambda: set()[0], lambda: {1}.union(5), lambda: set() & None):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
