# array: comparison, iteration while it changes.
from array import array

print(array("i", [1, 2]) == array("i", [1, 2]), array("i", [1]) == array("d", [1.0]), array("i", [1]) < array("i", [1, 0]), array("i", [2]) > array("h", [1, 9]), array("i") == [], array("i", [1]) != array("i", [2]))
print(array("d", [float("nan")]) == array("d", [float("nan")]), array("d", [0.0]) == array("d", [-0.0]), array("u", "ab") <= array("u", "b"))
a = array("i", [1, 2, 3])
for i, v in enumerate(a):
    if i < 3:
        a.append(v * 10)
print(a)
it = iter(a)
print(next(it), type(it).__name__, it.__reduce__()[1:], list(it)[-1], list(it))


class Evil:
    def __eq__(self, other):
        a.clear() if hasattr(a, "clear") else None
        del a[:]
        return False


print(Evil() in a, len(a))
a.extend([1, 2, 3])
print(a.count(Evil()), len(a), isinstance(a, __import__("collections").abc.MutableSequence))
match array("i", [1, 2]):
    case [x, y]:
        print(x, y)
