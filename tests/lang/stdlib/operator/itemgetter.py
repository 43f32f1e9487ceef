# itemgetter: one item, several, slices, repr, errors, reduction.
from operator import itemgetter

print(itemgetter(1)("abc"), itemgetter("k")({"k": 5}), itemgetter(0, 2)([7, 8, 9]))
print(itemgetter(-1)((1, 2)), itemgetter(slice(1, 3))("abcd"))
print(itemgetter(1), itemgetter("a", 2), itemgetter(1).__reduce__())


class Any:
    def __getitem__(self, key):
        return ("got", key)


print(itemgetter(1.5, None)(Any()))
for call in (lambda: itemgetter(), lambda: itemgetter(x=1), lambda: itemgetter(1)(), lambda: itemgetter(1)([], 2),
             lambda: itemgetter(5)([1]), lambda: itemgetter("x")({}), lambda: itemgetter(0)(3),
             lambda: itemgetter(0)([1], k=2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
