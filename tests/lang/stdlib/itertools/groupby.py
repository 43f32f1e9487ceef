# groupby: keys, groups that are left behind, errors.
from itertools import groupby

print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 5, 2, 4, 7], key=lambda x: x % 2)])
print([k for k, g in groupby("aabbc")], list(groupby([])))
it = groupby("aabb")
k, g = next(it)
print(k, next(g))
k2, g2 = next(it)
print(k2, list(g), list(g2))
groups = list(groupby("aab"))
print([(k, list(g)) for k, g in groups])
print([(k, list(g)) for k, g in groupby([1, 1.0, True, 2])])


def bad(x):
    if x == 2:
        raise KeyError(x)
    return x


it = groupby([1, 2, 3], bad)
k, g = next(it)
print(k, next(g))
for call in (lambda: next(g), lambda: [k for k, g in it], lambda: groupby(), lambda: groupby(1), lambda: groupby([], key=1, x=2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
