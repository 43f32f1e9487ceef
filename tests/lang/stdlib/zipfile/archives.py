import io
import os
import tempfile
import warnings
import zipfile
from zipfile import ZipFile, ZipInfo

warnings.simplefilter("ignore")
os.chdir(tempfile.mkdtemp())
b = io.BytesIO()
when = (2020, 2, 3, 4, 5, 6)
with ZipFile(b, "w") as z:
    z.writestr(ZipInfo("a.txt", when), "hello")
    z.writestr(ZipInfo("dir/", when), b"")
    info = ZipInfo("dir/ü.txt", when)
    info.comment = b"about it"
    z.writestr(info, "x" * 1000, compress_type=zipfile.ZIP_DEFLATED)
    with z.open(ZipInfo("w.bin", when), "w") as f:
        f.write(b"one ")
        f.write(b"two")
    z.comment = b"the whole"
    print(z.namelist(), repr(z)[:30])
raw = b.getvalue()
print(len(raw), zipfile.is_zipfile(b), zipfile.is_zipfile(io.BytesIO(b"no")))
with ZipFile(b) as z:
    z.printdir()
    print(z.comment, z.testzip())
    for i in z.infolist():
        print(i.filename, i.file_size, i.CRC, i.date_time, i.compress_type, i.comment, i.is_dir(), i.flag_bits, i.header_offset if i.filename == "a.txt" else "", i)
    print(z.read("a.txt"), z.read("dir/ü.txt")[:5], z.getinfo("w.bin").external_attr >> 16)
    with z.open("w.bin") as f:
        print(f.read(2), f.read(), f.read(), f.seek(1), f.read(3), f.tell(), f.readable(), f.seekable())
    with z.open("a.txt") as f:
        print(io.TextIOWrapper(f).read())
    try:
        z.read("missing")
    except KeyError as e:
        print(e)
    print(z.extract("a.txt", "out") == os.path.join("out", "a.txt"))
    z.extractall("all")
    print(sorted(os.listdir("all")), os.listdir("all/dir"))
    try:
        z.writestr("x", "y")
    except ValueError as e:
        print(e)
with ZipFile("n.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
    z.write("all/a.txt", "b/renamed.txt")
    z.write("all/dir")
    z.mkdir("made")
with ZipFile("n.zip", "a") as z:
    z.writestr("later", b"1")
    z.writestr("later", b"2")
with ZipFile("n.zip") as z:
    print(z.namelist(), z.read("later"), z.read("b/renamed.txt"), z.getinfo("b/renamed.txt").compress_type)
broken = bytearray(raw)
broken[raw.index(b"hello")] ^= 1
with ZipFile(io.BytesIO(bytes(broken))) as z:
    print(z.testzip())
    try:
        z.read("a.txt")
    except zipfile.BadZipFile as e:
        print(e)
for bad in (b"", b"PK", b"x" * 100, raw[:-30]):
    try:
        ZipFile(io.BytesIO(bad))
    except zipfile.BadZipFile as e:
        print(e)
print(ZipFile(io.BytesIO(b"prefix" + raw)).read("a.txt"))
for args in (("q",), ("r", 99), ("w", 7)):
    try:
        ZipFile(b, *args)
    except (ValueError, NotImplementedError) as e:
        print(type(e).__name__, e)
z = ZipFile(b)
z.close()
try:
    z.read("a.txt")
except ValueError as e:
    print(e)
try:
    ZipInfo("x", (1979, 1, 1, 0, 0, 0))
except ValueError as e:
    print(e)
print(ZipInfo("a\0b").filename, ZipInfo.from_file("all").filename, ZipInfo.from_file("all/a.txt", "/q/a").filename)
