def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import os, tempfile
with tempfile.TemporaryDirectory(prefix="pre") as d:
    print(os.path.basename(d)[:3], os.path.isdir(d))
    with tempfile.NamedTemporaryFile("w+", suffix=".q", dir=d) as f:
        f.write("abc")
        f.seek(0)
        print(f.read(), f.name.endswith(".q"), os.path.exists(f.name))
    print(os.path.exists(f.name))
print(os.path.exists(d))
with tempfile.TemporaryFile() as f: print(f.write(b"xyz"), f.seek(0), f.read())
fd, p = tempfile.mkstemp()
print(type(fd).__name__, os.path.basename(p)[:3], len(os.path.basename(p)), oct(os.stat(p).st_mode))
os.close(fd)
os.unlink(p)
s = tempfile.SpooledTemporaryFile(max_size=5, mode="w+")
s.write("abc")
print(s._rolled)
s.write("defg")
print(s._rolled, s.seek(0), s.read())
s.close()
fails(lambda: tempfile.mkstemp(prefix=b"x", suffix="y"))
