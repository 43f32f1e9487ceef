b = bytearray(b"abcdef")
m = memoryview(b)
for op in (lambda: b.append(1), lambda: b.clear(), lambda: b.extend(b"x"), lambda: b.__delitem__(0), lambda: b.pop(), lambda: b.__iadd__(b"z"), lambda: b.insert(0, 1), lambda: b.__setitem__(slice(0, 1), b"xyz"), lambda: b.__init__(b"q"), lambda: b.remove(97)):
    try:
        op()
        print("resized", b)
    except BufferError as e:
        print(e)
b[0] = 65
b[0:2] = b"XY"
print(m.tobytes(), b.upper())
class D:
    def __index__(self): m.release(); return 0
try:
    print(m[D()])
except ValueError as e:
    print(e)
b.append(1)
print(b)
