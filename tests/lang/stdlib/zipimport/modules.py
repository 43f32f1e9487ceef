# Modules, packages and data of a zip file.
import importlib.util
import os
import tempfile
import zipfile
import zipimport

folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "a.zip")
with zipfile.ZipFile(path, "w") as z:
    z.writestr("m.py", "x = 1\n")
    z.writestr("p/__init__.py", "")
    z.writestr("p/s.py", "v = 2")
    z.writestr("d.txt", "data")
importer = zipimport.zipimporter(path)
print(importer.archive == path, repr(importer.prefix), importer.find_spec("nothing"), importer.is_package("p"))
print(importer.get_data(path + "/d.txt"), importer.get_data("d.txt"), importer.get_source("m"))
print(importer.find_spec("m").origin == path + "/m.py", importer.find_spec("p").submodule_search_locations == [path + "/p"])
spec = importer.find_spec("m")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.x, module.__loader__ is importer, importer.load_module("m").x)
inner = zipimport.zipimporter(path + "/p")
print(inner.prefix, inner.load_module("s").v)
for wrong in (lambda: importer.get_source("q"), lambda: importer.get_data("none"), lambda: zipimport.zipimporter(__file__),
              lambda: zipimport.zipimporter("/nowhere"), lambda: zipimport.zipimporter("")):
    try:
        wrong()
    except (ImportError, OSError) as e:
        print(type(e).__name__, str(e).partition(":")[0])
