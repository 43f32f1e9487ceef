import os, io, sys
p = "a.txt"
with open(p, "w") as f:
    print(f, f.name, f.mode, f.encoding, f.closed)
    print(f.write("hello\nwörld\nthird"), f.tell())
    f.writelines(["x\n", "y\n"])
print(f.closed)
try: f.write("x")
except ValueError as e: print(e)
print(open(p).read())
with open(p) as f:
    print(f.readline(), f.tell(), repr(f.read(3)), f.tell(), f.readlines())
    f.seek(0); print([l for l in f])
    f.seek(6); print(f.read())
    try: f.write("x")
    except io.UnsupportedOperation as e: print(type(e), e, isinstance(e, OSError), isinstance(e, ValueError))
with open(p, "rb") as f:
    print(f, f.mode, f.read(4), f.readline(), f.tell(), f.seek(-3, 2), f.read(), f.read())
    try: f.write(b"x")
    except io.UnsupportedOperation as e: print(e)
with open(p, "r+b") as f:
    f.read(2); f.write(b"ZZ"); f.seek(0); print(f.read(6), type(f).__name__)
with open(p, "a+") as f:
    print(f.tell()); f.write("END"); f.seek(0); print(f.read())
open("nl.txt", "wb").write(b"a\r\nb\rc\nd")
print(repr(open("nl.txt").read()), open("nl.txt").readlines(), open("nl.txt", newline="").readlines(), open("nl.txt", newline="\r").readlines(), open("nl.txt",newline="\n").readlines(), open("nl.txt",newline="\r\n").readlines())
f = open("nl.txt"); f.read(); print(f.newlines); f.close()
with open("w.txt", "w", newline="\r\n") as f: f.write("a\nb\n")
print(open("w.txt", "rb").read())
for args in [("nope",), (".",), ("a.txt", "q"), ("a.txt", "rw"), ("a.txt", "rbt"), ("a.txt","x"), (5.5,), ("a.txt","rb",-1,"utf-8"), ("a.txt","r",0), ("a\0b",), ("a.txt","r",-1,"nocodec"),(999,), (-1,), ("a.txt","r",-1,None,None,"q"),("", ), ("a.txt","rr")]:
    try: open(*args).close(); print("ok", args)
    except Exception as e: print(type(e).__name__, e)
for enc in ("utf-16", "latin-1", "utf-8-sig", "utf-32", "ascii"):
    try:
        with open("e.txt", "w", encoding=enc) as f: f.write("ab"); f.write("ü" if enc != "ascii" else "x"); f.write("\n")
        print(enc, open("e.txt", "rb").read(), repr(open("e.txt", encoding=enc).read()))
    except Exception as e: print(type(e).__name__, e)
open("bad.txt","wb").write(b"ok\n\xff\xfe bad\n")
try: print(open("bad.txt").read())
except UnicodeDecodeError as e: print(e)
print(repr(open("bad.txt", errors="replace").read()), repr(open("bad.txt", errors="ignore").readlines()), repr(open("bad.txt", errors="surrogateescape").read()))
try: open("o.txt","w",encoding="ascii").write("ü")
except UnicodeEncodeError as e: print(e)
s = io.StringIO("a\nb\nc"); print(s.readline(), s.read(), s.getvalue(), s.tell(), s.seek(0), list(s))
s = io.StringIO(); print("hi", 1, file=s); s.write("ünï"); print(repr(s.getvalue())); s.seek(1); s.write("XY"); print(repr(s.getvalue()), s.truncate(3), repr(s.getvalue()))
s.seek(6); s.write("z"); print(repr(s.getvalue()))
s.close()
for fn in (s.read, s.getvalue, lambda: s.write("a")):
    try: fn()
    except ValueError as e: print(e)
b = io.BytesIO(b"abc\ndef"); print(b.read(2), b.readline(), b.read(), b.seek(0), b.readlines(), b.getvalue()); b.seek(0,2); b.write(b"!!"); print(b.getvalue(), b.getbuffer()[1], b.tell(), b.truncate(2), b.getvalue())
v = b.getbuffer()
try: b.write(b"zzzzzz")
except BufferError as e: print(e)
v.release()
class S(io.StringIO):
    def write(self, s): return super().write(s.upper())
x = S(); print("abc", file=x); x.extra = 1; print(x.getvalue(), x.extra)
w = io.TextIOWrapper(io.BytesIO(b"l1\r\nl2\n"), encoding="utf-8"); print(w.readline(), w.readline(), repr(w.readline()))
bb = io.BytesIO(); w = io.TextIOWrapper(bb); w.write("xy"); print(bb.getvalue()); w.flush(); print(bb.getvalue(), w.detach() is bb)
print(isinstance(open(p), io.TextIOBase), isinstance(open(p), io.IOBase), isinstance(sys.stdout, io.TextIOWrapper), isinstance(b, io.BufferedIOBase), isinstance(b, io.TextIOBase), isinstance(5, io.IOBase), issubclass(io.StringIO, io.TextIOBase))
sys.stdout.buffer.write(b"raw bytes\n"); sys.stdout.flush()
print(sys.stdin, sys.stdout, sys.stderr)
class R(io.RawIOBase):
    def readable(self): return True
    def readinto(self, b): b[:2] = b"ab"; return 0
print(R().read(2), R().readline())
f = open(p); it = iter(f); next(it)
try: f.tell()
except OSError as e: print(e)
print(f.fileno() > 2, f.isatty(), f.readable(), f.writable(), f.seekable()); f.close()
print(repr(open(p, buffering=0, mode="rb"))[:30], os.path.getsize(p))
