cat >script.py <<'PYTHON'
name = "text.txt"
with open(name, "w") as f:
    print(f.write("line one\nlíne two\n"), f.name == name, f.mode, f.closed)
    f.writelines(["three\n", "four"])
    print("via print", file=f)
print(f.closed)
with open(name) as f: print(f.read())
with open(name) as f: print([l for l in f])
with open(name, encoding="utf-8") as f: print(repr(f.readline()), repr(f.read(3)), f.readlines())
with open(name, "a") as f: f.write("appended")
with open(name, "r+") as f:
    print(f.read()[-8:])
    f.seek(0); f.write("LINE"); f.seek(0); print(f.readline())
with open(name, "rb") as f: print(f.read(4), f.tell(), f.seek(0, 2) > 40)
open(name, "w").close()
print(repr(open(name).read()))
PYTHON
$VM script.py
