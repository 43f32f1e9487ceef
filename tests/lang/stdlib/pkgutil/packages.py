# Modules in directories and packages; data; names.
import pkgutil
import sys
sys.path.insert(0, "../importlib")
import _tree

for info in pkgutil.iter_modules([_tree.folder.name], "x."):
    print(info.name, info.ispkg, type(info.module_finder).__name__)
print([info.name for info in pkgutil.walk_packages([_tree.folder.name])])
import pk
print([info.name for info in pkgutil.iter_modules(pk.__path__)])
print(pkgutil.get_data("pk", "data/a.txt"), pkgutil.get_loader("pk").name, pkgutil.find_loader("nothing_there"))
try:
    pkgutil.get_data("pk", "zz")
except OSError as e:
    print(type(e).__name__)
print(pkgutil.resolve_name("pk.sub.m:C.f"), pkgutil.resolve_name("pk.sub.m.C").__name__, pkgutil.resolve_name("pk:").X)
for bad in ("a b", "pk..x", "pk.nothing", "pk:nothing"):
    try:
        pkgutil.resolve_name(bad)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    list(pkgutil.iter_modules(_tree.folder.name))
except ValueError as e:
    print(e)
_tree.write("more/pk/__init__.py")
sys.path.append(_tree.folder.name + "/more")
print([p[len(_tree.folder.name):] for p in pkgutil.extend_path(pk.__path__, "pk")])
