# Values and code as bytes, and back; bytes that are wrong.
import io
import marshal

VALUES = [None, True, False, ..., 0, 1, -1, 2**31, -2**31, -2**31 - 1, 2**100, -2**100, 1.5, float("inf"), 2j, "", "abc",
          "\xe9\ud800", b"x", (), (1, (2,)), [1, [2]], {1: 2, "a": [None]}, {1, 2}, frozenset([3])]
for value in VALUES:
    again = marshal.loads(marshal.dumps(value))
    assert again == value and type(again) is type(value), value
print(marshal.loads(marshal.dumps(StopIteration)), marshal.loads(marshal.dumps(bytearray(b"y"))), marshal.version)
exec(marshal.loads(marshal.dumps(compile("print([i * 2 for i in range(3)])", "<c>", "exec"))))
f = io.BytesIO()
marshal.dump([1], f)
marshal.dump("q", f)
f.seek(0)
print(marshal.load(f), marshal.load(f))
for bad in (object(), int, [print]):
    try:
        marshal.dumps(bad)
    except ValueError as e:
        print(e)
for bad in (b"", b"i\1", b"?", b"(\5\0\0\0N", b"[\1\0\0\0\x30", b"r\0\0\0\0"):
    try:
        print(marshal.loads(bad))
    except (EOFError, TypeError, ValueError) as e:
        print(type(e).__name__)
# What CPython writes: shared objects are referred to.
first, second, text = marshal.loads(b"[\3\0\0\0\xdb\1\0\0\0\xfa\1ar\0\0\0\0\xe9\5\0\0\0")
print(first, first is second, text)
