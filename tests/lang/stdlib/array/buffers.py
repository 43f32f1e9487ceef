# array: while a view looks at it, its size does not change.
from array import array

a = array("i", [1, 2, 3])
m = memoryview(a)
m[0] = 50
print(a, m.itemsize, m.nbytes, m.tolist(), m.readonly)
a[1] = 60
print(m[1])


def delete():
    del a[0]


def grow():
    a[0:0] = array("i", [1])


for call in (lambda: a.append(1), lambda: a.pop(), lambda: a.extend([1]), delete, grow, lambda: a.__imul__(2), lambda: a.insert(0, 1), lambda: a.frombytes(bytes(4)), lambda: a.fromlist([1])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
a.reverse()
a[0:1] = array("i", [9])
print(a)
m.release()
a.append(5)
print(a, memoryview(array("d", [1.5]))[0], memoryview(array("B", b"ab")).tobytes())
