# What was imported has a loader that gives its source, its code and its files.
import importlib.machinery
import importlib.util
import os
import _tree
import pk.mod

loader = pk.mod.__loader__
print(type(loader).__name__, isinstance(loader, importlib.machinery.SourceFileLoader), loader is pk.mod.__spec__.loader)
print(loader.name, os.path.basename(loader.path), loader.get_source("pk.mod"), loader.is_package("pk.mod"))
print(pk.__loader__.is_package("pk"), loader.get_data(loader.path), loader.get_code("pk.mod").co_name)
try:
    loader.get_source("other")
except ImportError as e:
    print(e)
try:
    loader.get_data(os.path.join(_tree.folder.name, "nothing"))
except OSError as e:
    print(type(e).__name__)
print(pk.__loader__ == importlib.machinery.SourceFileLoader("pk", pk.__file__), pk.__loader__ == loader)
print(importlib.machinery.PathFinder.find_spec("pk").name, importlib.machinery.PathFinder.find_spec("pk", ["/nowhere"]))
finder = importlib.machinery.FileFinder(_tree.folder.name, (importlib.machinery.SourceFileLoader, [".py"]))
print(finder.find_spec("pk").submodule_search_locations == [_tree.folder.name + "/pk"], finder.find_spec("none"))
import ns
print(type(ns.__loader__).__name__, ns.__spec__.origin)
