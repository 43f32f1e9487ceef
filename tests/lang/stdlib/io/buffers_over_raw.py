def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import io
class Raw(io.RawIOBase):
    def __init__(s, d): s.d = d
    def readable(s): return True
    def readinto(s, b):
        n = min(len(b), len(s.d), 3)
        b[:n] = s.d[:n]
        s.d = s.d[n:]
        return n
class RawW(io.RawIOBase):
    def __init__(s): s.o = []
    def writable(s): return True
    def write(s, b): s.o.append(bytes(b)); return len(b)
b = io.BufferedReader(Raw(b"hello world\nx\ny"))
print(b.peek(1)[:1], b.read(2), b.readline(), b.readlines(), b.read())
print(io.BufferedReader(io.BytesIO(b"abcdef"), 3).read(4), io.TextIOWrapper(io.BufferedReader(Raw(b"h\xc3\xa9\nx"))).readlines())
r = RawW()
w = io.BufferedWriter(r, 4)
print(w.write(b"ab"), r.o, w.write(b"cdefgh"), w.flush(), b"".join(r.o))
print(Raw(b"abc\nd").readlines(), Raw(b"abcdefgh").read(5), Raw(b"abcdefgh").readall(), io.BufferedRWPair(Raw(b"abc"), RawW()).read(2))
fails(lambda: io.BufferedWriter(Raw(b"")))
fails(lambda: io.BufferedReader(RawW()))
fails(lambda: io.BufferedRandom(r))
fails(lambda: b.write(b"x"))
