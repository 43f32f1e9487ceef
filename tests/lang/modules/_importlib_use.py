import importlib, importlib.util, sys, os
sys.path.insert(0, os.getcwd())
open("mmm.py","w").write("import sys\nx = len(sys.modules)\nprint('run', __name__)\n")
m = importlib.import_module("mmm"); print(m.x > 0, m is sys.modules["mmm"])
importlib.reload(m)
print(importlib.util.find_spec("mmm").name, importlib.util.find_spec("nope_x"), importlib.util.find_spec("os.path").name)
spec = importlib.util.spec_from_file_location("zzz", os.path.abspath("mmm.py")); mod = importlib.util.module_from_spec(spec); spec.loader.exec_module(mod); print(mod.__name__, mod.__file__.endswith("mmm.py"))
try: importlib.import_module(".x")
except TypeError as e: print(e)
try: importlib.import_module("mmm.q")
except ModuleNotFoundError as e: print(e, e.name)
class F:
    @classmethod
    def find_spec(cls, name, path, target=None):
        if name.startswith("virt"):
            return importlib.util.spec_from_loader(name, cls(), origin="v")
    def create_module(self, spec): return None
    def exec_module(self, module): module.v = module.__name__ + "!"
sys.meta_path.insert(0, F)
import virtual_one
print(virtual_one.v, virtual_one.__spec__.origin)
