import glob, os, shutil, tempfile
os.chdir(tempfile.mkdtemp())
os.makedirs("x/y")
for n in ("a.txt", "b.bin", ".hid", "x/g.py", "x/y/f.py"):
    open(n, "w").close()
for g in ["*", "*.txt", "**", "x/*", "x/**", "**/*.py", "nope*", "a.txt", "nope", "x/", "*/", ".*", "[a]*"]:
    print(g, sorted(glob.glob(g)), sorted(glob.glob(g, recursive=True)))
print(sorted(glob.glob("*", root_dir="x")), glob.escape("a[b]*?"), sorted(glob.glob(b"*")), sorted(glob.glob("*", include_hidden=True)))
shutil.rmtree(os.getcwd())
