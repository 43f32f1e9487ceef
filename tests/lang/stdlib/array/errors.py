# array: wrong calls.
from array import array

a = array("i", [1, 2, 3])
for call in (lambda: array(), lambda: array("z"), lambda: array("ii"), lambda: array(5), lambda: array("i", "ab"), lambda: array("i", 5), lambda: array("i", ["a"]), lambda: array("i", b"abc"), lambda: array("u", [1]),
             lambda: a[5], lambda: a["x"], lambda: a[1.0], lambda: a.__setitem__(9, 1), lambda: a.__setitem__(0, "x"), lambda: a.__setitem__(slice(0, 1), [1]), lambda: a.__setitem__(slice(None, None, 2), array("i", [1])),
             lambda: a.__setitem__(slice(0, 1), array("b", [1])), lambda: a.__delitem__(9), lambda: a + [1], lambda: a + array("d"), lambda: a.__iadd__([1]), lambda: a.extend(5), lambda: a.extend(array("b", [1])),
             lambda: a.extend(["x"]), lambda: a.append(2**40), lambda: a.insert("a", 1), lambda: array("i").pop(), lambda: a.pop(10), lambda: a.remove(99), lambda: a.index(99), lambda: a.fromlist((1,)), lambda: a.fromlist([1, "x"]),
             lambda: a.frombytes(b"abc"), lambda: a.frombytes("ab"), lambda: a.tounicode(), lambda: a.fromunicode("a"), lambda: hash(a), lambda: a < 5, lambda: a * "x", lambda: array("i", [1], 2), lambda: array("i", x=1),
             lambda: a.fromfile(5, 1), lambda: a.tofile(5), lambda: setattr(a, "typecode", "d"), lambda: a.index(1, 2, 3, 4)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(a)
