# Stream readers and writers: with, the stream's own attributes, seeking, iteration; buffered coders' states.
import codecs
import io


class Raw(io.BytesIO):
    extra = "of the stream"


def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


info = codecs.lookup("utf-8")
raw = Raw("α\nβ\nγ".encode())
both = codecs.StreamReaderWriter(raw, info.streamreader, info.streamwriter)
print(both.extra, both.encoding, both.errors, next(both), both.readline(), both.readlines(), iter(both) is both)
tell(lambda: next(both))
tell(lambda: both.nothing)
both.seek(0)
print(both.read())
print(both.write("δ"), both.writelines(["ε", "\n"]), both.reset(), raw.getvalue().decode())
both.seek(3)
print(repr(both.readline()), both.tell(), list(both))
both.seek(-1, 2)
print(repr(both.read()))
with both as b:
    print(b is both, raw.closed)
print(raw.closed, both.closed)
for make in (info.streamreader, info.streamwriter):
    raw = Raw(b"ab\ncd\n")
    with make(raw) as s:
        print(s.stream is raw, s.errors, s.extra, isinstance(s, codecs.Codec))
        if make is info.streamreader:
            print(next(s), list(s), s.seek(0), s.readlines())
            tell(lambda: next(s))
        else:
            print(s.write("é"), s.writelines(["x", "y"]), s.seek(0), s.reset())
    print(raw.closed)
raw = Raw("ä\nö\n".encode("utf-8"))
with codecs.EncodedFile(raw, "latin-1", "utf-8") as r:
    print(r.extra, r.read(), r.seek(0), r.write(b"\xfc"), raw.getvalue())
print(raw.closed)


class Pairs(codecs.BufferedIncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        n = len(input) if final else len(input) & ~1
        return input[:n].upper().encode(), n


e = Pairs()
print(e.encode("abc"), e.getstate(), e.encode("d"), e.getstate(), e.setstate("q"), e.encode("", True), e.setstate(0), e.getstate(), e.encode("x"), e.reset(), e.getstate())
d = codecs.getincrementaldecoder("utf-8")()
print(repr(d.decode(b"\xce")), d.getstate(), d.decode(b"\xb1"), d.setstate((b"\xce", 0)), d.decode(b"\xb2"), d.reset(), d.getstate())
