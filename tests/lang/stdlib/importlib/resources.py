# Data files of packages.
import warnings
from importlib import resources
import _tree

root = resources.files("pk")
print(root.joinpath("b.txt").read_text(), (root / "data" / "a.txt").read_bytes(), root.name)
print(sorted(item.name for item in root.iterdir() if item.name != "__pycache__"))
with resources.as_file(root / "b.txt") as path:
    print(path.name, path.exists())
print(resources.files("ns").joinpath("q.txt").read_text())
import pk.mod
for bad in ("pk.mod", pk.mod, "nothing"):
    try:
        resources.files(bad)
    except (TypeError, ImportError) as e:
        print(type(e).__name__)
warnings.simplefilter("ignore")
print(resources.read_text("pk", "b.txt"), resources.read_binary(pk, "b.txt"), resources.is_resource("pk", "data"))
print(sorted(name for name in resources.contents("pk") if name != "__pycache__"))
with resources.path("pk", "b.txt") as path, resources.open_text("pk", "b.txt") as f:
    print(path.name, f.read())
try:
    resources.read_text("pk", "data/a.txt")
except ValueError as e:
    print(e)
warnings.simplefilter("error", DeprecationWarning)
try:
    resources.is_resource("pk", "b.txt")
except DeprecationWarning as e:
    print(e)
