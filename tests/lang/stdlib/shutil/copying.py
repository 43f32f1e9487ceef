def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import os, shutil, tempfile
os.chdir(tempfile.mkdtemp())
def w(p, s="x"):
    with open(p, "w") as f: f.write(s)
w("a.txt", "hello")
os.chmod("a.txt", 0o640)
os.utime("a.txt", (1000, 2000))
os.mkdir("d")
for f in (lambda: shutil.copyfile("a.txt", "b.txt"), lambda: open("b.txt").read(), lambda: shutil.copyfile("a.txt", "a.txt"), lambda: shutil.copyfile("nope", "x"), lambda: shutil.copyfile("a.txt", "d"), lambda: shutil.copy("a.txt", "d"), lambda: oct(os.stat("d/a.txt").st_mode), lambda: shutil.copy2("a.txt", "c.txt"), lambda: os.stat("c.txt").st_mtime, lambda: shutil.move("b.txt", "d"), lambda: shutil.move("a.txt", "d"), lambda: shutil.move("nope", "e"), lambda: sorted(os.listdir("d"))):
    fails(f)
shutil.rmtree(os.getcwd())
