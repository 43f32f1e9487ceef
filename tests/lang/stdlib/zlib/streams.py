"""Compressed, decompressed, in pieces, damaged; gzip files."""
import zlib, gzip, io, os, tempfile
d=b"The quick brown fox. "*200
c=zlib.compress(d); print(len(c), c[:4], zlib.decompress(c)==d, zlib.adler32(d), zlib.crc32(d), zlib.adler32(b"x", 5))
o=zlib.compressobj(9, zlib.DEFLATED, -15); x=o.compress(d[:100])+o.compress(d[100:])+o.flush(); print(len(x), zlib.decompress(x,-15)==d)
o=zlib.decompressobj(); out=b""
for i in range(0,len(c),7): out+=o.decompress(c[i:i+7])
out+=o.flush(); print(out==d, o.eof, o.unused_data)
o=zlib.decompressobj(); print(o.decompress(c+b"tail")==d, o.unused_data, o.eof)
for bad in (b"", b"x", b"xx123", c[:-1], c[:-4]+b"0000", c[:20], b"\x78\x9c\xff\xff", c[:10]+b"\x00\xff"+c[12:]):
    try: print(zlib.decompress(bad)[:10])
    except zlib.error as e: print(e)
for f in (lambda: zlib.compress("s"), lambda: zlib.compress(d, 10), lambda: zlib.compress("é")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
g=gzip.compress(d, mtime=0); print(len(g), g[:10], gzip.decompress(g)==d, gzip.decompress(g+g)==d*2)
try: gzip.decompress(b"not gzip")
except gzip.BadGzipFile as e: print(e)
with tempfile.TemporaryDirectory() as t:
    p=os.path.join(t,"a.gz")
    with gzip.open(p,"wt",encoding="utf-8") as f: f.write("line 1\nlíne 2\n"); print("three", file=f)
    with gzip.open(p,"rt",encoding="utf-8") as f: print(f.readline(), f.read())
    with gzip.open(p) as f: print([l for l in f], f.tell())
    with gzip.open(p,"ab") as f: f.write(b"more\n")
    print(gzip.open(p).read())
    with open(p,"rb") as raw, gzip.GzipFile(fileobj=raw) as f: print(f.read(4), f.seek(0), f.read(2))
print(zlib.compress(b""), zlib.compress(b"a"*50, 0), zlib.compress(b"hello"), zlib.compress(b"ab"*40, wbits=31)[10:])
