print(sorted([3, 1, 2]), sorted("bca"), sorted({"b": 1, "a": 2}), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([]), sorted([1, -2, 3], key=abs, reverse=True), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([1.5, 1, True, 0]))
l = [3, 1]
print(sorted(l) is l, l, sorted([1, 2], key=None), sorted(x for x in [2, 1]), sorted(range(5), key=lambda v: -v), sorted([[2], [1, 5], [1]]))
for f in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: sorted([1], key=5), lambda: sorted([1], lambda v: v), lambda: sorted([None, None]), lambda: sorted([1j, 2j]), lambda: sorted([1], reverse="x") and sorted([1, 2], reverse=[])):
    try:
        print(f())
    except TypeError as e:
        print(e)
