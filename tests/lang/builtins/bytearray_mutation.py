b = bytearray(b"abc")
b.append(100); b.extend(b"ef"); b += b"g"; b[0] = 65; b[1:3] = b"XYZ"; del b[-1]; b.insert(0, 48)
print(b, len(b), b.pop(), b.pop(0), b)
b.reverse(); b.remove(ord("X"))
print(b, b == bytes(b), bytearray(3), bytearray(b"x") * 3, b.copy() is b, bytearray(b"ab") + b"c", 65 in b)
b.clear()
print(b, type(bytearray(b"a")[0:1]).__name__, type(b"a" + bytearray(b"b")).__name__, type(bytearray(b"b") + b"a").__name__)
for f in (lambda: b.append(256), lambda: b.append("a"), lambda: b.pop(), lambda: b.remove(5), lambda: hash(b), lambda: b.__setitem__(0, 1), lambda: b.extend([300]), lambda: b.extend("a"), lambda: bytearray("a")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
