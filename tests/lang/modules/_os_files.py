import os, os.path
os.makedirs("d1/d2/d3", exist_ok=True); os.makedirs("d1/d2/d3", exist_ok=True)
open("d1/f", "w").close()
print(sorted(os.listdir("d1")), os.path.isdir("d1"), os.path.isfile("d1/f"), os.path.exists("zz"))
for t in os.walk("d1"): print(t)
try: os.mkdir("d1")
except FileExistsError as e: print(e, e.errno, e.filename)
try: os.rmdir("d1")
except OSError as e: print(e)
try: os.remove("nothing")
except FileNotFoundError as e: print(e)
os.rename("d1/f", "d1/g"); print(os.listdir("d1") != [], os.stat("d1/g").st_size, os.path.getsize("d1/g"))
os.remove("d1/g"); os.rmdir("d1/d2/d3")
print(os.getcwd() == os.path.abspath("."), os.getenv("NOPE"), os.getenv("NOPE", "x"), len(os.environ["HOME"]) > 0, "HOME" in os.environ)
os.environ["ZED"] = "1"; print(os.environ["ZED"], os.getenv("ZED")); del os.environ["ZED"]
try: os.environ["ZED"]
except KeyError as e: print(repr(e))
P = os.path
for a in ("a/b/c.txt", "/a//b/../c", "", "/", "..", ".bashrc", "a.tar.gz", "a/.x/y.", "//x/y", "///x"):
    print(repr(a), P.split(a), P.splitext(a), P.basename(a), P.dirname(a), P.normpath(a), P.isabs(a))
print(P.join("a", "b", "/c", "d"), P.join("a/", "b"), P.join("", "x"), P.relpath("/a/b/c", "/a/d"), P.commonpath(["/a/b", "/a/c"]), P.commonprefix(["abc", "abd"]))
print(os.sep, os.linesep == "\n", os.name, os.devnull, os.curdir, os.pathsep, type(os.getpid()), os.cpu_count() > 0, len(os.urandom(5)), os.strerror(2))
class Q:
    def __fspath__(self): return "d1"
print(os.fspath(Q()), os.path.join(Q(), "x"), sorted(os.listdir(Q())))
try: os.fspath(5)
except TypeError as e: print(e)
print([e.name for e in os.scandir("d1")], os.access("d1", os.R_OK))
r, w = os.pipe(); os.write(w, b"abc"); print(os.read(r, 10)); os.close(r); os.close(w)
