# A finder of a script before and behind the importer's own; what its spec says shows in the module.
import importlib.util
import sys


class Finder:
    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path, target=None):
        print("asked for", name, path)
        if name in self.names:
            return importlib.util.spec_from_loader(name, self, origin=self.names[name], is_package=not self.names[name])

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.x = module.__name__ + "!"

    def __repr__(self):
        return "Finder"


first, last = Finder({"virtual": "V", "package": None}), Finder({"late": "L", "colorsys": "no"})
sys.meta_path.insert(0, first)
sys.meta_path.append(last)
import virtual
import package
import late
import colorsys

print(virtual.x, virtual, virtual.__spec__)
print(package, package.__path__, package.__spec__)
print(late.x, late.__loader__, hasattr(colorsys, "x"))
try:
    import package.inner
except ImportError as e:
    print(repr(e))
sys.meta_path.remove(first)
importlib.invalidate_caches()
del sys.meta_path[:]
try:
    import heapq.nothing
except ImportError as e:
    print(repr(e))
try:
    import sched
except ImportError as e:
    print(repr(e))
