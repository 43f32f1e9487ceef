import os
import runpy
import sys
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
sys.path.insert(0, folder)
os.makedirs("pkg/sub")
for name, text in (("script.py", "import sys\nx = given + 1 if 'given' in globals() else 0\nprint(__name__, sys.argv[0], __package__, __spec__, x)\n"),
                   ("mod_r.py", "print(__name__, __package__, __spec__.name)\ny = 2\n"), ("pkg/__init__.py", "print('init')\n"),
                   ("pkg/__main__.py", "print('main', __name__, __package__)\n"), ("pkg/sub/__init__.py", ""), ("pkg/m.py", "print(__name__)\n"),
                   ("bad.py", "1/0\n")):
    with open(name, "w") as f:
        f.write(text)
print(runpy.run_path("script.py")["x"], sys.argv[0].endswith("runs.py"))
print(runpy.run_path("script.py", {"given": 4}, "__main__")["x"])
print(runpy.run_module("mod_r")["y"], "mod_r" in sys.modules)
runpy.run_module("mod_r", run_name="other", alter_sys=True)
runpy.run_module("pkg")
runpy.run_module("pkg.m", run_name="__main__")
runpy.run_path("pkg")
for f, a in ((runpy.run_module, "nothing_here"), (runpy.run_module, "pkg.nothing"), (runpy.run_module, ".x"), (runpy.run_module, "pkg.sub"),
             (runpy.run_path, "pkg/sub"), (runpy.run_path, "missing.py"), (runpy.run_path, "bad.py")):
    try:
        f(a)
    except (ImportError, OSError, ZeroDivisionError) as e:
        print(type(e).__name__, str(e).replace(os.getcwd() + os.sep, ""))
