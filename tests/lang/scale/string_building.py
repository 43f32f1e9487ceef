s = ""
for i in range(300000): s += "x"
print(len(s))
s = ""
for i in range(100000): s = s + "é"
print(len(s))
b = b""
for i in range(20000): b += b"y"
print(len(b))
print(len("".join([str(i) for i in range(200000)])))
t = ""
for i in range(100000): t += str(i % 10)
print(t.count("7"), len(t))
