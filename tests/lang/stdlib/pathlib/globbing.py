def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import tempfile, os, shutil
from pathlib import Path
os.chdir(tempfile.mkdtemp())
for n in ("a.txt", "b.bin", ".hid", "x/g.py", "x/y/f.py"):
    Path(n).parent.mkdir(parents=True, exist_ok=True)
    Path(n).touch()
r = Path(".")
for g in ("*", "**/*.py", "*/*", "**", "x/../*.txt", "*.[tb]*", "y", "nope/*"):
    print(g, sorted(map(str, r.glob(g))), sorted(map(str, r.rglob(g))))
fails(lambda: list(r.glob("")))
fails(lambda: list(r.glob("/a")))
fails(lambda: list(r.glob("**x")))
print(sorted(map(str, r.iterdir())))
shutil.rmtree(os.getcwd())
