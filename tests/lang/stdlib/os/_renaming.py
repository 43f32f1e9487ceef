import os


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


with open("a", "w") as f:
    f.write("text")
os.rename("a", "b")
show(os.rename, "a", "c")
show(os.replace, "none", "c")
show(os.rename, src="none", dst="c")
os.link("b", "c")
os.symlink("b", "s")
show(os.readlink, "s")
show(os.symlink, "b", "s")
show(lambda: (os.stat("b").st_nlink, os.path.samefile("b", "c"), os.lstat("s").st_size, os.path.islink("s")))
os.replace("c", "b")
show(lambda: sorted(os.listdir(".")))
os.renames("b", "deep/er/b")
show(lambda: (sorted(os.listdir(".")), os.listdir("deep/er")))
show(os.unlink, "none")
show(os.rename, "a")
show(os.rename, 1, 2)
