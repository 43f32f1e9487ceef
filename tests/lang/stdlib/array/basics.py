# array: type codes, items, slices, sums, repr.
from array import array, typecodes, ArrayType

for c in typecodes:
    a = array(c, "hé" if c == "u" else [1, 2])
    print(c, a, a.itemsize, a.typecode, a[0], a[-1], len(a), array(c), a + a, a * 2)
a = array("i", range(10))
print(a[2:5], a[::-2], a[5:2], a[:], 3 in a, 99 in a, a.index(4), a.index(4, 2, 8), a.count(3), list(reversed(a)), ArrayType is array)
a[0] = -5
a[1:3] = array("i", [7, 8, 9])
a[::4] = array("i", [100, 101, 102])
del a[2]
del a[::3]
print(a)
a[5:] = array("i")
a[1:1] = a
print(a)
a *= 2
a += array("i", [6])
print(a, array("d", [1.5, float("inf")]), array("f", [0.1])[0], array("u", "a\x00b\U0001f600"))
