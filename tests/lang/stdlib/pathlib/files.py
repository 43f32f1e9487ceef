def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import tempfile, os
from pathlib import Path
os.chdir(tempfile.mkdtemp())
r = Path("work")
for f in (lambda: r.mkdir(), lambda: r.mkdir(), lambda: r.mkdir(exist_ok=True), lambda: Path("x/y").mkdir(), lambda: Path("work/x/y/z").mkdir(parents=True), lambda: (r / "a.txt").write_text("héllo\nworld"), lambda: (r / "a.txt").read_text(), lambda: (r / "a.txt").read_bytes(), lambda: (r / "b.bin").write_bytes(b"\0\1"), lambda: (r / "c").write_text(b"x"), lambda: (r / "nope").read_text(), lambda: (r / "x/g.py").touch(), lambda: (r / "x/g.py").touch(exist_ok=False), lambda: (r / "ln").symlink_to("a.txt"), lambda: (r / "ln").readlink(), lambda: (r / "ln").resolve().name, lambda: (r / "ln").samefile(r / "a.txt"), lambda: (r / "hl").hardlink_to(r / "a.txt"), lambda: (r / "hl").rename(r / "hl2"), lambda: (r / "hl2").unlink(), lambda: (r / "hl2").unlink(), lambda: (r / "hl2").unlink(missing_ok=True), lambda: r.rmdir(), lambda: (r / "x/y/z").rmdir(), lambda: oct((r / "a.txt").stat().st_mode)[:4]):
    fails(f)
print([(p.exists(), p.is_file(), p.is_dir(), p.is_symlink()) for p in (r, r / "a.txt", r / "nope", r / "ln")])
print(Path.cwd() == Path(os.getcwd()), Path("a").absolute() == Path(os.getcwd(), "a"), open(r / "a.txt").read())
import shutil
shutil.rmtree(os.getcwd())
