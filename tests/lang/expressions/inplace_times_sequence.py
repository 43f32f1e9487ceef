# x *= sequence: the sequence is asked only where x has nothing of a sequence itself
import array
import collections
import enum


class I(int):
    pass


class E(enum.IntEnum):
    A = 2


for left in (3, True, I(3), E.A, 2.5, None, "ab", [1], (1,), {1}, {"a": 1}, range(2), memoryview(b"a"), object(),
             collections.deque([1]), array.array("i", [1]), bytearray(b"x")):
    for right in ([1], "ab", (1,), 2, b"x", collections.deque([1])):
        x = left
        try:
            x *= right
            print(type(left).__name__, type(right).__name__, x)
        except TypeError as e:
            print(e)
        x = left[:] if isinstance(left, (list, bytearray)) else left
