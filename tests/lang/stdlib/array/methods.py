# array: methods.
from array import array
import io

a = array("h", [3, 1, 2])
a.append(4)
a.extend([5, 6])
a.extend(array("h", [7]))
a.insert(1, 9)
a.insert(-100, 0)
a.remove(9)
print(a, a.pop(), a.pop(0), a.tolist(), a.tobytes(), a.buffer_info()[1])
a.reverse()
a.byteswap()
print(a)
a.byteswap()
a.fromlist([1, 2])
a.frombytes(b"\x01\x00\x02\x00")
a.frombytes(bytearray(b"\x09\x00"))
print(a, memoryview(a).format, memoryview(a).tolist())
f = io.BytesIO()
a.tofile(f)
f.seek(0)
b = array("h")
b.fromfile(f, 3)
print(b)
try:
    b.fromfile(f, 100)
except EOFError as e:
    print(e, len(b) == len(a))
u = array("u", "abc")
u.fromunicode("de")
print(u, u.tounicode(), u.pop())
print(array("b", b"\x01\xff"), array("i", array("h", [1, 2])), array("d", array("i", [1])), bytes(array("B", b"xy")), bytearray(array("b", [1])), b"".join([array("B", b"q")]))
import copy

c = copy.copy(a)
c.append(1)
print(len(c) - len(a), copy.deepcopy(a) == a, a.__reduce_ex__(2)[1:], array("u", "x").__reduce_ex__(2)[1])


class Sub(array):
    def __new__(cls, *args, note=None):
        return super().__new__(cls, *args)

    def __init__(self, *args, note=None):
        self.note = note


s = Sub("i", [1], note="n")
print(s, s.note, type(s[:]).__name__, type(copy.copy(s)).__name__)
