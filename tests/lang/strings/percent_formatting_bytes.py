print(b"%s %d %x %c %b %a %r" % (b"a", 5, 255, b"c", b"q", "é", "é"), b"%5s|%-5s|%05d" % (b"a", b"b", 42), b"%(k)s" % {b"k": b"v"}, bytearray(b"%d") % 5, b"%.2f" % 1.5, b"%c" % 65)
class B:
    def __bytes__(self): return b"from dunder"
print(b"%s" % B())
for f in (lambda: b"%s" % "a", lambda: b"%d" % b"a", lambda: b"%c" % 256, lambda: b"%s" % 5):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
