cat >script.py <<'PYTHON'
name = "data.bin"
with open(name, "wb") as f: print(f.write(b"\x00\xff\r\nabc"))
with open(name, "rb") as f: print(f.read(2), f.readline(), f.read(), f.read())
with open(name, "rb") as f: print(list(f))
with open(name, newline="", encoding="latin-1") as f: print(repr(f.read()))
with open(name, encoding="latin-1") as f: print(repr(f.read()))
with open(name, "ab") as f: f.write(bytearray(b"xyz"))
with open(name, "rb") as f: f.seek(-3, 2); print(f.read())
try:
    open(name, encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
PYTHON
$VM script.py
