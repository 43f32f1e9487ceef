import os
import shutil
import tempfile

os.chdir(tempfile.mkdtemp())
os.makedirs("tree/sub/empty")
for name in ("tree/a.txt", "tree/sub/b.txt"):
    with open(name, "w") as f:
        f.write(name * 3)


def listing(folder):
    return sorted(os.path.join(d, n) for d, ds, fs in os.walk(folder) for n in ds + fs)


for format in ("zip", "tar", "gztar"):
    name = shutil.make_archive("out/" + format, format, "tree")
    print(os.path.relpath(name), os.path.isabs(name))
    shutil.unpack_archive(name, "un_" + format)
    print(listing("un_" + format), open(f"un_{format}/sub/b.txt").read())
    other = shutil.make_archive("rel_" + format, format, base_dir="tree/sub")
    print(other)
    shutil.unpack_archive(other, "rel2_" + format, format)
    print(listing("rel2_" + format))
    both = shutil.make_archive(os.path.join(os.getcwd(), "both_" + format), format, "tree", "sub")
    shutil.unpack_archive(both, "both2_" + format)
    print(listing("both2_" + format))
formats = {"zip", "tar", "gztar"}
print([f for f in shutil.get_archive_formats() if f[0] in formats])
print([f for f in shutil.get_unpack_formats() if f[0] in formats])
shutil.register_archive_format("mine", lambda base_name, base_dir, **kw: (base_name, base_dir, kw), [("x", 1)], "my own")
print(shutil.make_archive("m", "mine"), ("mine", "my own") in shutil.get_archive_formats())
shutil.unregister_archive_format("mine")
shutil.register_unpack_format("boo", [".boo"], lambda f, d, **kw: print("boo", f, os.path.basename(d), kw), [("y", 2)])
shutil.unpack_archive("q.boo", "dest")
shutil.unregister_unpack_format("boo")
for f in (lambda: shutil.make_archive("x", "nope"), lambda: shutil.unpack_archive("x.nope"), lambda: shutil.unpack_archive("x", format="nope"),
          lambda: shutil.register_unpack_format("z", [".zip"], len), lambda: shutil.register_archive_format("z", 3),
          lambda: shutil.register_archive_format("z", len, 3), lambda: shutil.register_archive_format("z", len, [1]),
          lambda: shutil.unpack_archive("tree/a.txt", "x", "zip"), lambda: shutil.unpack_archive("tree/a.txt", "x", "tar")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
