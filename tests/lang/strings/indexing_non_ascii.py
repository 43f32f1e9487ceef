s = "aé€😀z"
print(len(s), [c for c in s], s[1], s[2], s[3], s[-2], s[1:4], s[::-1], s[3:1:-1], s.index("😀"), s.find("z"), s.rfind("é"), [ord(c) for c in s], s * 2, s + s[0], "€" in s, s[2:] == "€😀z", s < "b", s.encode())
t = "é" * 1000 + "x" + "€" * 1000
print(len(t), t[1000], t[999], t[1001], t.find("x"), t.index("€"), t[500:1005].count("€"), t[::-1].index("x"), len(t[::3]), t.rfind("é"))
