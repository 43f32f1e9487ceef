# bisect: left and right, bounds, keys, other sequences, errors.
from bisect import bisect, bisect_left, bisect_right

a = [1, 2, 2, 2, 5, 8]
print([(bisect_left(a, x), bisect_right(a, x)) for x in (0, 1, 2, 3, 5, 8, 9)], bisect is bisect_right)
print(bisect(a, 2, 2), bisect(a, 2, 0, 2), bisect_left(a, 2, 2, 3), bisect(a, 99, hi=3), bisect_left([], 1), bisect(a=a, x=5, lo=1, hi=None))
print(bisect([5, 3, 1], -3, key=lambda v: -v), bisect_left(["a", "bb", "ccc"], 2, key=len), bisect((1.5, 2.5), 2.0), bisect("abd", "c"), bisect(range(0, 100, 3), 50))


class Seq:
    def __len__(self):
        return 10

    def __getitem__(self, i):
        if i > 9:
            raise IndexError(i)
        return i * i


print(bisect(Seq(), 50), bisect_left(Seq(), 49))
for call in (lambda: bisect([1], 1, -1), lambda: bisect([1, 2], 1, 0, 9), lambda: bisect([1, "a"], 5), lambda: bisect(5, 1), lambda: bisect([1]), lambda: bisect([1], 1, "a"), lambda: bisect([1], 1, 0, 1, len),
             lambda: bisect([1], 1, key=5), lambda: bisect(Seq(), 200, 0, 20), lambda: bisect_left([1j], 1j), lambda: bisect([1], 1, z=1), lambda: bisect([1], 1, 2**70)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
