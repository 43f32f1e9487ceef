# Bytes may make items that are no code points: reading them is an error.
import array
a = array.array('u')
a.frombytes(b'\x00\x00\x11\x00')
for f in (lambda: a[0], lambda: list(a), lambda: a.tounicode(), lambda: repr(a)):
    try: print(f())
    except ValueError as e: print(e)
