def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import io
print([issubclass(a, b) for a in (io.StringIO, io.BytesIO, io.FileIO, io.TextIOWrapper, io.BufferedReader) for b in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase)], io.open is open, io.text_encoding(None))
fails(lambda: io.IOBase().read())
fails(lambda: io.IOBase().seek(0))
fails(lambda: io.IOBase().fileno())
fails(lambda: io.RawIOBase().readinto(b""))
fails(lambda: io.TextIOBase().read())
class T(io.TextIOBase):
    def write(self, s): w.append(s)
w = []
print("q", file=T())
print(w)
