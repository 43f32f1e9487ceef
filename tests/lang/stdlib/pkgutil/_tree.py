# A directory of packages, on sys.path.
import os
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
sys.path.insert(0, folder.name)


def write(path, text=""):
    path = os.path.join(folder.name, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


write("pk/__init__.py", "X = 1\n")
write("pk/data/a.txt", "hello\n")
write("pk/b.txt", "bee")
write("pk/sub/__init__.py")
write("pk/sub/m.py", "class C:\n    f = 3\n")
write("pk/mod.py", "y = 2")
write("ns/q.txt", "Q")
write("Foo_Bar-1.2.dist-info/METADATA", """Metadata-Version: 2.1
Name: Foo.Bar
Version: 1.2
Requires-Dist: x>1
Requires-Dist: y; extra == "t"
Classifier: A
Classifier: B
Summary: Sum

Body text
""")
write("Foo_Bar-1.2.dist-info/entry_points.txt", "[console_scripts]\nfb = pk.sub.m:C.f\n\n[other]\no=pk.mod\n")
write("Foo_Bar-1.2.dist-info/RECORD", "pk/__init__.py,sha256=abc,6\npk/mod.py,,\nFoo_Bar-1.2.dist-info/RECORD,,\n")
