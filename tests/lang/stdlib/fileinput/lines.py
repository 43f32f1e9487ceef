import fileinput
import os
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
for name, text in (("a.txt", "a1\na2\n"), ("b.txt", "b1\n"), ("c.txt", ""), ("d.txt", "d1\nd2")):
    with open(name, "w") as f:
        f.write(text)
with fileinput.input(["a.txt", "b.txt", "c.txt", "d.txt"]) as f:
    for line in f:
        print(repr(line), f.filename(), f.lineno(), f.filelineno(), f.isfirstline(), f.isstdin(), f.fileno() > 2)
        if line == "a1\n":
            f.nextfile()
print(f.fileno(), f.filename())
for line in fileinput.input("a.txt", inplace=True, backup=".orig"):
    print(line.upper(), end="")
print(open("a.txt").read(), open("a.txt.orig").read(), fileinput.filename())
try:
    fileinput.input("b.txt")
    next(iter(fileinput.input("b.txt")))
    fileinput.input("b.txt")
except RuntimeError as e:
    print(e)
fileinput.close()
for f in (fileinput.lineno, fileinput.nextfile):
    try:
        f()
    except RuntimeError as e:
        print(e)
print(list(fileinput.FileInput("a.txt", mode="rb")))
for kw in ({"mode": "w"}, {"inplace": True, "openhook": open}, {"openhook": 3}):
    try:
        fileinput.FileInput("a.txt", **kw)
    except ValueError as e:
        print(e)
with open("l.txt", "wb") as f:
    f.write("é\n".encode("latin-1"))
print(list(fileinput.input("l.txt", openhook=fileinput.hook_encoded("latin-1"))))
fileinput.close()
import gzip
with gzip.open("z.gz", "wt") as f:
    f.write("zipped\n")
print(list(fileinput.input("z.gz", openhook=fileinput.hook_compressed, encoding="utf-8")))
fileinput.close()
try:
    list(fileinput.input("missing"))
except FileNotFoundError as e:
    print(e)
