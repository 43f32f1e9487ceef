# zip_longest, pairwise, starmap.
from itertools import pairwise, starmap, zip_longest

print(list(zip_longest("abc", [1])), list(zip_longest("ab", [1, 2, 3], (), fillvalue="-")), list(zip_longest()), list(zip_longest([], [])))
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])))
print(list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(max, ["abc", (1, 5)])), list(starmap(lambda *a: len(a), [(), range(3)])))
pairs = list(pairwise(range(4)))
print(pairs, pairs[0] is pairs[1])
for call in (lambda: zip_longest(1), lambda: zip_longest([], x=1), lambda: pairwise(), lambda: pairwise(1), lambda: starmap(pow),
             lambda: list(starmap(pow, [1])), lambda: list(starmap(5, [(1,)])), lambda: pairwise([], x=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
