# array: values out of range and of the wrong type, by type code.
from array import array

values = [-2**70, -2**63 - 1, -2**31 - 1, -40000, -129, -1, 255, 256, 70000, 2**31, 2**32, 2**63, 2**64, 2**70, 1.5, "a", None, True]
for code in "bBhHiIlLqQfd":
    for v in values:
        try:
            print(code, v, array(code, [v])[0])
        except Exception as e:
            print(code, v, type(e).__name__, e)


class I:
    def __index__(self):
        return 7

    def __float__(self):
        return 2.5


print(array("i", [I()]), array("d", [I()]), array("Q", [I()]))
for v in (1, "ab", "", None, b"a"):
    try:
        print(array("u", [v]))
    except Exception as e:
        print(type(e).__name__, e)
