import io
import os
import tarfile
import tempfile

os.chdir(tempfile.mkdtemp())


def member(name, data=b"", **kw):
    t = tarfile.TarInfo(name)
    t.size, t.mtime = len(data), 1600000000
    for k, v in kw.items():
        setattr(t, k, v)
    return t, io.BytesIO(data)


import hashlib
for format in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode="w", format=format) as t:
        t.addfile(*member("a.txt", b"hello\nworld\n", mode=0o640, uname="u", gname="g", uid=5))
        t.addfile(*member("d", type=tarfile.DIRTYPE, mode=0o755))
        t.addfile(*member("d/link", type=tarfile.SYMTYPE, linkname="../a.txt"))
        t.addfile(*member("hard", type=tarfile.LNKTYPE, linkname="a.txt"))
        t.addfile(*member("p" * 90 + "/" + "q" * 60, b"long"))
        if format != tarfile.USTAR_FORMAT:
            t.addfile(*member("x" * 180, b"longer", mtime=1600000000.5 if format == tarfile.PAX_FORMAT else 3))
            t.addfile(*member("é" * 70 + ".txt", b"e"))
    raw = b.getvalue()
    print(format, len(raw), hashlib.md5(raw).hexdigest())
    b.seek(0)
    with tarfile.open(fileobj=b) as t:
        for m in t:
            print(m.name[:20], len(m.name), m.size, m.mode, m.mtime, m.type, m.linkname, m.uname, m.uid, m.isfile(), m.isdir(), m.offset, m.offset_data, sorted(m.pax_headers))
        print(t.extractfile("a.txt").read(), t.extractfile("d/link").readline(), t.extractfile("hard").readlines(), t.extractfile("d"))
        t.extractall(f"out{format}", filter="data")
        print(open(f"out{format}/a.txt").read(), os.readlink(f"out{format}/d/link"), oct(os.stat(f"out{format}/a.txt").st_mode), os.stat(f"out{format}/hard").st_mtime)
        try:
            t.getmember("none")
        except KeyError as e:
            print(e)
os.mkdir("tree")
for name in ("b", "a"):
    with open("tree/" + name, "w") as f:
        f.write(name * 700)
with tarfile.open("t.tar.gz", "w:gz") as t:
    t.add("tree", filter=lambda m: None if m.name.endswith("b") else m)
    t.add("tree/b", arcname="renamed")
with tarfile.open("t.tar.gz") as t:
    print(t.getnames(), t.extractfile("renamed").read(3))
with tarfile.open("t.tar", "w") as t:
    t.add("tree")
with tarfile.open("t.tar", "a") as t:
    t.addfile(*member("later", b"x"))
with tarfile.open("t.tar") as t:
    print(t.getnames())
    t.list(verbose=False)
print(tarfile.is_tarfile("t.tar"), tarfile.is_tarfile("t.tar.gz"), tarfile.is_tarfile("tree/a"))
for filter, m in (("data", member("../up")), ("data", member("/abs", b"")), ("tar", member("s", mode=0o7777)), ("data", member("l", type=tarfile.SYMTYPE, linkname="/etc/passwd")),
                  ("data", member("l", type=tarfile.SYMTYPE, linkname="../../x")), ("data", member("f", type=tarfile.FIFOTYPE))):
    try:
        r = getattr(tarfile, filter + "_filter")(m[0], "dest")
        print(r.name, r.mode, r.uid)
    except tarfile.FilterError as e:
        print(type(e).__name__, str(e).replace(os.getcwd(), "."))
for bad in (b"", b"x" * 512, b"x" * 1024):
    try:
        tarfile.open(fileobj=io.BytesIO(bad), mode="r:")
    except tarfile.ReadError as e:
        print(e)
for args in ((None, "r"), ("x", "q"), ("x", "r:zz")):
    try:
        tarfile.open(*args)
    except (ValueError, tarfile.CompressionError) as e:
        print(type(e).__name__, e)
