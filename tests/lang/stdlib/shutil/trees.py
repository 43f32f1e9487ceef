def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

import os, shutil, tempfile
os.chdir(tempfile.mkdtemp())
os.makedirs("tree/sub/deep")
for n in ("tree/1.py", "tree/sub/2.pyc", "tree/sub/deep/3"): open(n, "w").close()
os.symlink("1.py", "tree/ln")
for f in (lambda: shutil.copytree("tree", "tree2"), lambda: sorted((a, sorted(b), sorted(c)) for a, b, c in os.walk("tree2")), lambda: shutil.copytree("tree", "tree2"), lambda: shutil.copytree("tree", "tree2", dirs_exist_ok=True), lambda: shutil.copytree("tree", "tree3", ignore=shutil.ignore_patterns("*.pyc", "deep")), lambda: sorted((a, sorted(b), sorted(c)) for a, b, c in os.walk("tree3")), lambda: shutil.copytree("nope", "q"), lambda: shutil.rmtree("tree2"), lambda: os.path.exists("tree2"), lambda: shutil.rmtree("tree2"), lambda: shutil.rmtree("tree2", ignore_errors=True), lambda: shutil.move("tree3", "tree"), lambda: shutil.move("tree", "tree/sub"), lambda: shutil.which("no_such_cmd_q")):
    fails(f)
shutil.rmtree(os.getcwd())
