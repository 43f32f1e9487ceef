import os


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


os.makedirs("a/b/c")
show(os.makedirs, "a/b/c")
show(os.makedirs, "a/b/c", exist_ok=True)
show(os.mkdir, "a")
show(os.mkdir, "x/y")
open("a/one.txt", "w").close()
open("a/b/two.txt", "w").close()
show(lambda: sorted(os.listdir("a")))
show(lambda: sorted(os.listdir(b"a")))
show(os.listdir, "none")
show(lambda: sorted((d, sorted(ds), sorted(fs)) for d, ds, fs in os.walk("a")))
show(lambda: [d for d, ds, fs in os.walk("a", topdown=False)])
show(lambda: list(os.walk("none")))
with os.scandir("a") as entries:
    show(lambda: sorted((e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.stat().st_size) for e in entries))
show(os.rmdir, "a")
show(os.removedirs, "a/b/c")
show(os.remove, "a")
os.remove("a/b/two.txt")
os.removedirs("a/b")
show(lambda: sorted(os.listdir()))
