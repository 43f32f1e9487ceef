# Modules made from a file, from a loader of a script, lazily.
import importlib.abc
import importlib.util
import os
import sys
import _tree

path = os.path.join(_tree.folder.name, "pk", "mod.py")
spec = importlib.util.spec_from_file_location("other", path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.__name__, module.y, module.__file__ == path, [k for k in vars(module) if k != "__builtins__"])
print(importlib.util.spec_from_file_location("data", "x.txt"))
package = importlib.util.spec_from_file_location("pk2", os.path.join(_tree.folder.name, "pk", "__init__.py"))
print(package.parent, package.submodule_search_locations == [_tree.folder.name + "/pk"])


class Memory(importlib.abc.SourceLoader):
    def get_filename(self, fullname):
        return f"<memory {fullname}>"

    def get_data(self, path):
        return f"where = {path!r}; value = 6".encode()


virtual = importlib.util.module_from_spec(importlib.util.spec_from_loader("virtual", Memory()))
virtual.__loader__.exec_module(virtual)
print(virtual.where, virtual.value, virtual.__loader__.get_source("virtual"))

spec = importlib.util.find_spec("pk.mod")
spec.loader = importlib.util.LazyLoader(spec.loader)
lazy = importlib.util.module_from_spec(spec)
sys.modules["pk.mod"] = lazy
spec.loader.exec_module(lazy)
print(type(lazy).__name__, object.__getattribute__(lazy, "__dict__").get("y"), lazy.y, type(lazy).__name__)
print(importlib.util.cache_from_source("/a/b.py"), importlib.util.source_from_cache("/a/__pycache__/b.cpython-311.pyc"))
print(repr(importlib.util.decode_source(b"# coding: latin-1\r\nx = '\xe9'\r\n")))
